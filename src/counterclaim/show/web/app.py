"""The web application: addresses, views, forms, static files, errors."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable, Mapping
from importlib import resources
from urllib.parse import parse_qsl, urlencode, urlsplit

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from counterclaim.errors import CounterclaimError
from counterclaim.show.web.access import Access, Guard
from counterclaim.show.web.asking import Ask, Seen, UnknownError, csv_text, json_text
from counterclaim.show.web.correcting import Form, decide
from counterclaim.show.web.desk import Desk
from counterclaim.show.web.pages import page, problem_page
from counterclaim.show.web.views import (
    actors,
    articles,
    changes,
    claims,
    demands,
    glossary,
    incidents,
    labels,
    marks,
    overview,
    places,
    register,
    tallies,
    timeline,
)

View = Callable[[Ask], Seen]
VIEWS: tuple[tuple[str, View], ...] = (
    ("/overview", overview.overview),
    ("/claims", claims.claim_list),
    ("/claims/{id}", claims.one_claim),
    ("/articles", articles.articles),
    ("/articles/{id}", articles.article),
    ("/articles/{id}/marks", marks.marks),
    ("/actors", actors.actors),
    ("/actors/{id}", actors.actor),
    ("/incidents", incidents.incidents),
    ("/incidents/{id}", incidents.incident),
    ("/ceasefires", register.ceasefires),
    ("/ceasefires/{id}", register.ceasefire),
    ("/accusations", register.accusations),
    ("/demands", demands.demands),
    ("/tallies", tallies.tallies),
    ("/labels", labels.labels),
    ("/map", places.places),
    ("/timeline", timeline.timeline_view),
    ("/changes", changes.changes),
    ("/quarantine", changes.quarantine),
    ("/glossary", glossary.glossary),
)
#: Rows beside a view that shows some of them: files alone.
FILES: tuple[tuple[str, View], ...] = (("/events", places.event_files),)
STATIC = {
    "base.css": (("style", "base.css"), "text/css"),
    "page.css": (("web", "static", "page.css"), "text/css"),
    "page.js": (("web", "static", "page.js"), "text/javascript"),
    "icon.svg": (("web", "static", "icon.svg"), "image/svg+xml"),
}
MAX_BODY = 64 * 1024
log = logging.getLogger(__name__)


def make_app(desk: Desk, access: Access, *, user: str) -> Starlette:
    """The application over one ledger.

    Args:
        desk: the ledger.
        access: who may come in.
        user: the name under which decisions are kept where nobody logs in.
    """
    site = _Site(desk, access, user)
    routes = [Route("/", site.view(overview.overview, "html"))]
    for form in ("csv", "json"):  # addresses with an ending first
        routes += [Route(f"{path}.{form}", site.view(v, form)) for path, v in (*VIEWS, *FILES)]
    routes += [Route(path, site.view(view, "html")) for path, view in VIEWS]
    routes += [
        Route("/decide", site.decide, methods=["POST"]),
        Route("/undo", site.undo, methods=["POST"]),
        Route("/static/{name}", static),
    ]
    return Starlette(
        routes=routes,
        middleware=[Middleware(Guard, access=access)],
        exception_handlers={HTTPException: _refused, Exception: _failed},
    )


def static(request: Request) -> Response:
    """A style sheet, script or picture of ours."""
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    path, kind = STATIC[name]
    text = resources.files("counterclaim.show").joinpath(*path).read_text("utf-8")
    return Response(text, media_type=kind)


async def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    words = error.detail if error.status_code != 404 else "There is no such address on this page."
    return HTMLResponse(problem_page("Not found", words), error.status_code)


async def _failed(request: Request, error: Exception) -> Response:
    """The border of one request: the rest of the page goes on."""
    log.error("%s failed", request.url.path, exc_info=error)
    words = f"This view failed ({type(error).__name__}). The others go on; please report it."
    return HTMLResponse(problem_page("Something went wrong", words), 500)


class _Site:
    """The handlers, with what they share."""

    def __init__(self, desk: Desk, access: Access, user: str) -> None:
        self.desk = desk
        self.access = access
        self.local_user = user

    def user(self, request: Request) -> str:
        """Who decides: the name that was logged in with, else the local user."""
        if self.access.password is None:
            return self.local_user
        return self.access.user(request.headers) or self.local_user

    def view(self, view: View, form: str) -> Callable[[Request], Response]:
        """A handler that shows a view in one form; runs in a thread."""

        def show(request: Request) -> Response:
            path = request.url.path
            path = path.removesuffix(f".{form}") if form != "html" else path
            query = {k: v for k, v in request.query_params.items() if k not in TOLD}
            told = {k: request.query_params.get(k, "") for k in TOLD}
            try:
                with self.desk.reading() as ledger:
                    whole = form != "html"
                    live = not getattr(request.state, "copied", False)
                    ask = Ask(self.desk, ledger, path, request.path_params, query, whole, live)
                    return self._answer(view(ask), ask, form, self.user(request), told)
            except UnknownError as error:
                return HTMLResponse(problem_page("Not found", str(error)), 404)
            except CounterclaimError as error:
                return HTMLResponse(problem_page("The ledger cannot be read", str(error)), 503)

        return show

    def _answer(
        self, seen: Seen, ask: Ask, form: str, user: str, told: Mapping[str, str]
    ) -> Response:
        if form == "csv":
            return _file(csv_text(seen.rows), "text/csv; charset=utf-8", f"{ask.path}.csv")
        if form == "json":
            return Response(json_text(seen, ask.url()), media_type="application/json")
        return HTMLResponse(page(seen, ask, token=self.access.token, user=user, told=told))

    async def decide(self, request: Request) -> Response:
        """Takes a form that corrects."""
        form = await self._form(request)
        who = self.user(request)
        return await self._done(request, form, lambda: decide(self.desk, form, who=who))

    async def undo(self, request: Request) -> Response:
        """Takes a form that undoes a decision."""
        form = await self._form(request)
        who = self.user(request)

        def undone() -> str:
            self.desk.undo(form.get("decision"), who=who, why=form.get("why"))
            return "undone"

        return await self._done(request, form, undone)

    async def _form(self, request: Request) -> Form:
        """The fields of a form that carries the token of this process."""
        body = b""
        async for part in request.stream():
            body += part
            if len(body) > MAX_BODY:
                raise HTTPException(413, "The form is too long.")
        try:
            fields = dict(parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=500))
        except ValueError as error:
            raise HTTPException(400, "The form cannot be read.") from error
        if not secrets.compare_digest(fields.get("token", "").encode(), self.access.token.encode()):
            raise HTTPException(
                403, "This form is from an earlier run of the page: go back, load it again, resend."
            )
        return Form(fields)

    async def _done(self, request: Request, form: Form, act: Callable[[], str]) -> Response:
        try:
            told = {"done": await run_in_threadpool(act)}
        except CounterclaimError as error:
            told = {"problem": str(error)}
        return RedirectResponse(_back(form.get("back"), told), 303)


TOLD = ("done", "problem")


def _back(address: str, told: dict[str, str]) -> str:
    """The view that a form came from, which must be one of ours, with what to say there."""
    parts = urlsplit(address.replace("\\", "/"))
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        parts = urlsplit("/changes")
    query = [(k, v) for k, v in parse_qsl(parts.query) if k not in TOLD]
    query += [(k, v[:300]) for k, v in told.items()]
    fragment = f"#{parts.fragment}" if parts.fragment else ""
    return "/" + parts.path.lstrip("/") + "?" + urlencode(query) + fragment


def _file(text: str, media_type: str, path: str) -> Response:
    name = path.strip("/").replace("/", "-")
    safe = "".join(c if c.isascii() and (c.isalnum() or c in ".-_") else "_" for c in name)
    headers = {"Content-Disposition": f'attachment; filename="{safe}"'}
    return PlainTextResponse(text, media_type=media_type, headers=headers)
