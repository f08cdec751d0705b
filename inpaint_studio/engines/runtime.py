"""ONNX Runtime: sessions that compute networks, in float32, on all cores, without a word to anybody."""

import os
from typing import Any

from inpaint_studio.core.parallel import thread_count


def make_session(graph: bytes) -> Any:
    """Return an ONNX Runtime session for a serialised graph."""
    # Must be said before it is imported: it would keep a database in the user's folders and look up a host.
    os.environ["ORT_DISABLE_TELEMETRY"] = "1"
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = thread_count()
    options.log_severity_level = 3  # errors
    options.enable_mem_pattern = False  # a plan of memory for each size of patches: 50 MB, and no faster
    # Threads that wait would keep the cores from all else that runs: other windows, and the editor.
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    return onnxruntime.InferenceSession(graph, options, providers=["CPUExecutionProvider"])
