"""Where work runs: in this process, or in several local ones; results keep their order."""

from counterclaim.engine.local import InProcess, Processes, executor, processors

__all__ = ["InProcess", "Processes", "executor", "processors"]
