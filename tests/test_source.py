"""What the source must not hold: ways to run data as code, or to fetch from the network."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parent.parent / "src" / "counterclaim"
FILES = sorted(SOURCE.rglob("*.py"))
CALLS = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "yaml.load"}
MODULES = {
    "pickle": "runs code from data",
    "marshal": "runs code from data",
    "shelve": "is pickle",
    "dill": "is pickle",
    "joblib": "is pickle",
    "urllib.request": "fetches",
    "http.client": "fetches",
    "ftplib": "fetches",
    "requests": "fetches",
    "urllib3": "fetches",
    "httpx": "fetches",
    "aiohttp": "fetches",
    "telnetlib": "fetches",
}


#: The one module that may speak to the network, and what with.
FETCHES = {"read/fetching.py": {"http.client"}}


def faults(code: str) -> Iterator[str]:
    """What a module does that it must not."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Call):
            yield from _call(node)
        elif isinstance(node, ast.Import):
            yield from (a.name for a in node.names if _forbidden(a.name))
        elif isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module, *(f"{node.module}.{a.name}" for a in node.names)]
            yield from (name for name in names if _forbidden(name))


def _call(node: ast.Call) -> Iterator[str]:
    called = ast.unparse(node.func)
    if called in CALLS:
        yield called
    for given in node.keywords:
        if given.arg in ("shell", "allow_pickle") and ast.unparse(given.value) != "False":
            yield f"{given.arg}={ast.unparse(given.value)}"
    if called.endswith("np.load") and "allow_pickle" not in {k.arg for k in node.keywords}:
        yield "np.load without allow_pickle=False"
    if called.endswith(".extractall") or called == "extractall":
        yield "an archive is extracted"


def _forbidden(module: str) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in MODULES)


@pytest.mark.parametrize(
    "code",
    [
        "import pickle",
        "from pickle import loads",
        "from urllib import request",
        "import urllib.request as r",
        "eval('1')",
        "subprocess.run(x, shell=True)",
        "np.load(path)",
        "np.load(path, allow_pickle=True)",
        "archive.extractall(folder)",
        "def f():\n    from http.client import HTTPConnection",
    ],
)
def test_the_check_sees_what_must_not_be(code: str) -> None:
    assert list(faults(code))


def test_the_check_passes_what_may_be() -> None:
    assert not list(faults("import re\nre.compile('x')\nfrom urllib.parse import urlsplit"))


def test_no_module_runs_data_as_code_or_fetches() -> None:
    assert len(FILES) > 100
    found = {}
    for path in FILES:
        name = path.relative_to(SOURCE).as_posix()
        found[name] = [f for f in faults(path.read_text("utf-8")) if f not in FETCHES.get(name, ())]
    assert {name: what for name, what in found.items() if what} == {}


def test_templates_never_switch_escaping_off() -> None:
    templates = [p for p in SOURCE.rglob("*.j2") if p.is_file()]
    assert templates
    for path in templates:
        text = path.read_text("utf-8")
        assert "autoescape false" not in text, path
