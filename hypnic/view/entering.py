"""How another device comes in: a page that asks for the code, and a cookie for who knows it."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from hypnic.errors import WrongUseError
from hypnic.report.markup import element
from hypnic.view.answers import page_answer, read_form
from hypnic.view.shell import Page
from hypnic.view.visitors import COOKIE, SESSION_LASTS_S, Visitors

REFUSED, SEE_OTHER = 403, 303
WRONG = "This code does not work. Look at the computer for the code that works now; after five tries, wait a minute."


async def ask_for_code(_request: Request) -> Response:
    """Ask for the code."""
    return page_answer(_page(), status=200)


async def check_code(request: Request) -> Response:
    """Let in who gives the code, once."""
    visitors: Visitors | None = request.app.state.visitors
    if visitors is None:
        raise WrongUseError("nobody is let in from other devices: start hypnic view with --lan")
    token = visitors.enter((await read_form(request)).get("code", ""))
    if token is None:
        return page_answer(_page(problem=WRONG), status=REFUSED)
    answer = RedirectResponse("/live", status_code=SEE_OTHER)
    answer.set_cookie(COOKIE, token, max_age=int(SESSION_LASTS_S), httponly=True, samesite="strict", path="/")
    return answer


def _page(problem: str = "") -> Page:
    field = element(
        "input",
        id="code",
        name="code",
        inputmode="numeric",
        autocomplete="one-time-code",
        required=True,
        autofocus=True,
        maxlength=12,
    )
    content = (
        element("h2", "Enter the code", id="enter-title"),
        element("p", "The computer that runs hypnic shows a code of eight digits. It works once, for this device."),
        *((element("p", problem, role="alert", class_="problem"),) if problem else ()),
        element("label", ["Code ", field]),
        element("button", "Watch", type="submit"),
    )
    form = element("form", content, method="post", action="/enter", class_="enter")
    section = element("section", form, aria_labelledby="enter-title")
    return Page(title="Watch from here", content=(section,), has_navigation=False, is_visitor=True)


ROUTES = (Route("/enter", ask_for_code, methods=["GET"]), Route("/enter", check_code, methods=["POST"]))
