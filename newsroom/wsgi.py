"""The door that the server knocks on."""

import gc
import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")

# Loading makes no garbage, and a page makes thousands of objects that die with it: look for cycles among them less
# often than Python does by default.
gc.set_threshold(20_000, 20, 20)

application = get_wsgi_application()
if not settings.DEBUG:
    from newsroom.edition import press  # here, where Django is ready

    application = press.before(application)
if settings.TRUSTED_PROXIES:
    from . import proxies

    application = proxies.before(application, settings.TRUSTED_PROXIES)

from .warm import warm_up  # noqa: E402 - it needs what the application has set up

warm_up()

from .watch import Watched  # noqa: E402 - here, where Django is ready

application = Watched(application)

gc.freeze()  # what was loaded stays: the collector need not walk it
