"""``python -m inpaint_studio`` is ``inpaint-studio``."""

import sys

from inpaint_studio.cli import main

sys.exit(main())
