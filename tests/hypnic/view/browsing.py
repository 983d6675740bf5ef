"""How the tests look at a page: waiting without the browser's own means, and moving by the keyboard alone."""

import time
from collections.abc import Callable
from typing import Any

import pytest

OpenPage = Callable[..., Any]


def ready(page: Any) -> Any:
    """Wait until a night's page has drawn itself."""
    page.wait_for_selector("html[data-ready]", timeout=60_000)
    page.wait_for_selector("#review-summary p", state="attached")
    return page


def wait_until(page: Any, condition: str) -> None:
    """Wait for a condition without the browser's own waiting, which the page's policy forbids."""
    until_s = time.monotonic() + 60
    while time.monotonic() < until_s:
        if page.evaluate(condition):
            return
        page.wait_for_timeout(20)
    pytest.fail(f"this never came true: {condition}")


def focused(page: Any) -> str:
    return page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def tab_to(page: Any, selector: str, *, most: int = 250) -> None:
    """Move the focus by the tabulator key alone until it reaches what is sought."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"{selector} cannot be reached by the keyboard; the focus is on {focused(page)}")
