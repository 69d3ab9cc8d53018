"""Differences from PyTorch that are known and not yet mended: the tests that show them are run and reported as expected
failures, each with its reason. A test that begins to pass is reported as such: then its line goes.
"""

import pytest

KNOWN = {
    "ops/test_ops.py::test_values[prelu]": "a 0-dim input gives shape [1] with a one-element weight",
    "ops/test_ops.py::test_values[gelu]": "the value at infinities is not PyTorch's NaN",
    "ops/test_ops.py::test_values[logsigmoid]": "a transposed input keeps its layout; PyTorch's result is row-major",
    "test_indexing.py::test_node_names[flashlight]": "x[(slice(None),)] is a SliceBackward0, not an Alias",
}


def reason_for(nodeid):
    for pattern, reason in KNOWN.items():
        head, star, tail = pattern.partition("*")
        if star and head in nodeid and nodeid.endswith(tail):
            return reason
        if not star and nodeid.endswith(pattern):
            return reason
    return None


def pytest_collection_modifyitems(items):
    for item in items:
        reason = reason_for(item.nodeid)
        if reason:
            item.add_marker(pytest.mark.xfail(reason=reason, strict=False))
