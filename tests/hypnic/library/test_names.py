"""What the package offers: every name is what it says, whatever was loaded before."""

import importlib
import pkgutil

import pytest

import hypnic.library


@pytest.mark.parametrize("name", hypnic.library.__all__)
def test_no_module_of_the_package_hides_what_it_offers(name: str):
    modules = {module.name for module in pkgutil.iter_modules(hypnic.library.__path__)}
    assert name not in modules


def test_every_name_that_is_offered_is_there_after_all_modules_were_loaded():
    for module in pkgutil.iter_modules(hypnic.library.__path__):
        importlib.import_module(f"hypnic.library.{module.name}")
    for name in hypnic.library.__all__:
        assert getattr(hypnic.library, name) is not None
