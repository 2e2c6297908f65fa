"""Where work runs: this process, local ones or a cluster; and bulk runs, which need no ledger."""

from counterclaim.engine.local import InProcess, Processes, executor, processors

__all__ = ["InProcess", "Processes", "executor", "processors"]
