"""Fixtures shared by all tests: the seed articles and the gold sets, where they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from counterclaim.settings import HOME_VARIABLE

ROOT = Path(__file__).resolve().parent.parent
SHARED = ROOT.parent / "shared"

settings.register_profile(
    "default", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
settings.load_profile("default")


def _shared(folder: str) -> Path:
    path = SHARED / folder
    if not path.is_dir():
        if os.environ.get("CI"):
            pytest.fail(f"{path} is missing, and CI must have it")
        pytest.skip(f"needs {path}, which is not part of the repository")
    return path


@pytest.fixture(scope="session", autouse=True)
def _own_folder(tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or changes what the user of this machine added."""
    os.environ[HOME_VARIABLE] = str(tmp_path_factory.mktemp("home"))


@pytest.fixture(scope="session")
def seeds() -> Path:
    """The folder of the five seed articles; skips where it is missing."""
    return _shared("seeds")


@pytest.fixture(scope="session")
def gold() -> Path:
    """The folder of the gold sets; skips where it is missing."""
    return _shared("gold")
