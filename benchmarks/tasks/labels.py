"""Labels: chains of the given phrases by which five outlets name the same actors and deeds."""

from __future__ import annotations

from benchmarks.tasks.aliases import predict

__all__ = ["predict"]
