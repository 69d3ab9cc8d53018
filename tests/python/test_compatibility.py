"""docs/compatibility.md says what comparing the two packages says."""

import subprocess
import sys

from test_examples import ENV, ROOT


def test_the_page_is_up_to_date():
    done = subprocess.run(
        [sys.executable, ROOT / "tools/compatibility.py", "--check"], capture_output=True, text=True, env=ENV
    )
    assert done.returncode == 0, done.stderr
