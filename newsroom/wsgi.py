"""The door that gunicorn knocks on."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

application = get_wsgi_application()

from .warm import warm_up  # noqa: E402 - it needs what the application has set up

warm_up()

# What was loaded stays: the collector need not walk it, and workers share it. A page makes thousands of objects that
# die with it, so look for cycles among them less often than Python does by default.
gc.collect()
gc.freeze()
gc.set_threshold(20_000, 20, 20)
