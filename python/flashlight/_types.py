"""Types that annotations share."""

import builtins

from flashlight._C import device

Number = builtins.int | builtins.float | builtins.bool
Device = device | str | builtins.int | None
