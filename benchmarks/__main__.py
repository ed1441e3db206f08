"""`python -m benchmarks [FIGURE…]`: measure all figures, or those named."""

import sys

from benchmarks.bench import main

raise SystemExit(main(sys.argv[1:]))
