"""`python -m generator` is `atlas`."""

from .cli import main

raise SystemExit(main())
