"""What every page has around it: the way to the others, the words of caution, styles and scripts."""

from dataclasses import dataclass
from string import Template

from hypnic import __version__
from hypnic.report.marks import sprite
from hypnic.report.markup import Markup, element, join
from hypnic.view.assets import asset_address
from hypnic.words import DISCLAIMER

ICON = (
    "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'%3E%3Cpath fill='%23256d85' "
    "d='M20 15.5A9 9 0 0 1 8.5 4 9 9 0 1 0 20 15.5Z'/%3E%3C/svg%3E"
)
SHELL = Template(
    """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
$title
<link rel="icon" href="$icon">
<link rel="stylesheet" href="$style">
</head>
<body$attributes>
<a class="skip" href="#content">Skip to the content</a>
$sprite
<header>
$navigation
$heading
</header>
<main id="content">
$content
</main>
<footer>
$disclaimer
<p>hypnic $version. Everything on these pages comes from this computer and stays on it.</p>
</footer>
<div id="toast" role="status" aria-live="polite"></div>
$scripts
</body>
</html>
"""
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A page that the navigation leads to."""

    address: str
    title: str


PLACES: tuple[Place, ...] = (
    Place(address="/", title="Library"),
    Place(address="/trends", title="Trends"),
    Place(address="/journal", title="Journal"),
    Place(address="/live", title="Live"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page: its title, what stands under the navigation, its content, the scripts it needs.

    ``place`` is the address in the navigation it belongs to; ``is_visitor`` says that it is watched from another
    device, which may change nothing.
    """

    title: str
    content: tuple[Markup, ...]
    place: str = ""
    subtitle: str = ""
    scripts: tuple[str, ...] = ()
    data: tuple[Markup, ...] = ()
    is_visitor: bool = False
    has_navigation: bool = True


def render_page(page: Page) -> str:
    """Write a page whole."""
    scripts = [element("script", src=asset_address(name)) for name in ("frame.js", *page.scripts)]
    subtitle = element("p", page.subtitle, class_="subtitle") if page.subtitle else Markup()
    return SHELL.substitute(
        title=element("title", f"{page.title} – hypnic"),
        icon=ICON,
        style=asset_address("page.css"),
        attributes=Markup(' class="is-visitor"') if page.is_visitor else "",
        sprite=sprite(),
        navigation=_navigation(page.place) if page.has_navigation else element("p", "hypnic", class_="brand"),
        heading=join([element("h1", page.title), subtitle]),
        content=join(page.content),
        disclaimer=element("p", DISCLAIMER, class_="disclaimer"),
        version=__version__,
        scripts=join([*page.data, *scripts]),
    )


def _navigation(place: str) -> Markup:
    links = [
        element("li", element("a", one.title, href=one.address, aria_current="page" if one.address == place else None))
        for one in PLACES
    ]
    brand = element("a", "hypnic", href="/", class_="brand")
    return element("nav", [brand, element("ul", links)], aria_label="Pages", class_="places")
