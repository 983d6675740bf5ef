"""HTML that cannot be injected into: every text is escaped unless it is markup made here."""

from collections.abc import Iterable
from html import escape

VOID_ELEMENTS = frozenset({"br", "hr", "input", "link", "meta", "path"})


class Markup(str):
    """Text that is HTML already; any other text is escaped before it enters the page."""

    __slots__ = ()


Content = str | Iterable[str]
Attribute = str | int | float | bool | None


def element(name: str, content: Content = (), /, **attributes: Attribute) -> Markup:
    """Write one HTML element.

    Parameters
    ----------
    name : str
        Name of the element.
    content : str or iterable of str
        What it holds. Plain text is escaped, `Markup` is kept.
    **attributes
        Escaped. A trailing underscore is dropped (``class_``), others become hyphens (``aria_label``).
        True writes the bare name, None and False leave the attribute out.

    Returns
    -------
    Markup
    """
    opening = name + "".join(_attribute(key, value) for key, value in attributes.items())
    if name in VOID_ELEMENTS:
        return Markup(f"<{opening}>")
    return Markup(f"<{opening}>{join(content)}</{name}>")


def join(content: Content) -> Markup:
    """Put pieces of a page after each other, escaping those that are plain text."""
    pieces = (content,) if isinstance(content, str) else content
    return Markup("".join(piece if isinstance(piece, Markup) else escape(piece) for piece in pieces))


def _attribute(key: str, value: Attribute) -> str:
    if value is None or value is False:
        return ""
    name = key.rstrip("_").replace("_", "-")
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
