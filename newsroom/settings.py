"""Settings of the newsroom, read from the environment.

Easy in development, refuses to start unsafe in production: see `.env.example` for every name.
"""

import re
import sys
from datetime import timedelta
from pathlib import Path
from urllib.parse import quote

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from newsroom.language import label_in

from . import logs, production

BASE_DIR = Path(__file__).resolve().parent.parent

env = environ.Env()
env.read_env(BASE_DIR / ".env")

NEWSROOM_ENV = env("NEWSROOM_ENV", default="development")
if NEWSROOM_ENV not in {"development", "production"}:
    raise ImproperlyConfigured("NEWSROOM_ENV is either development or production.")
IS_PRODUCTION = NEWSROOM_ENV == "production"
TESTING = len(sys.argv) > 1 and sys.argv[1] == "test"

VAR = Path(env("NEWSROOM_VAR", default=str(BASE_DIR / "var")))  # everything that is not in git
VAR.mkdir(parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
DEVELOPMENT_KEY = "development-only-key-that-production-refuses"
KEPT_KEY = VAR / "secret-key"  # random, made by `make run`; production has its key from the environment alone
SECRET_KEY = env("SECRET_KEY", default="").strip()
if not SECRET_KEY and not IS_PRODUCTION:
    SECRET_KEY = KEPT_KEY.read_text().strip() if KEPT_KEY.exists() else DEVELOPMENT_KEY
EMAIL_URL = env("EMAIL_URL", default="")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if IS_PRODUCTION else ["localhost", "127.0.0.1", "[::1]"])
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
MACHINES = env.int("MACHINES", default=1)

INSTALLED_APPS = [
    "modeltranslation",
    "newsroom.apps.NewsroomAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.sitemaps",
    "django_filters",
    "django_prose_editor",
    "axes",
    # The floor and the yard
    "articles",
    "events",
    "seeds",
    # The ground
    "newsroom.accessibility",
    "newsroom.directory",
    "newsroom.edition",
    "newsroom.images",
    "newsroom.language",
    "newsroom.messages",
    "newsroom.prose",
    "newsroom.publishing",
    "newsroom.regions",
    "newsroom.search",
    "newsroom.site",
    "newsroom.staff",
    # The roof
    "newsroom.apps.NewsroomConfig",
    "newsroom.desk",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "newsroom.policy.PolicyMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.compression.CompressionMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "newsroom.staff.middleware.InterfaceLanguageMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "newsroom.accessibility.middleware.AccessibilityMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "newsroom" / "templates"],  # before the apps: our admin's clothes over Django's
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "newsroom.accessibility.context_processors.a11y",
                "newsroom.language.context_processors.alternates",
                "newsroom.site.context_processors.frame",
            ],
            "builtins": ["newsroom.language.templatetags.addresses"],
        },
    },
]

# Printed pages: the memory of each process, the folder of all, and the folder that a web server in front reads. Redis
# takes the place of the folder where there are several machines.

EDITION_FOLDER = VAR / "edition"
EDITION_MEMORY = env.int("EDITION_MEMORY", default=16) * 1024 * 1024
EDITION_DISK = env.int("EDITION_DISK", default=256) * 1024 * 1024
EDITION_FRONT = env("EDITION_FRONT", default="")

# Databases

DATABASE_URL = env("DATABASE_URL", default="") or f"sqlite:///{quote(str(VAR / 'newsroom.sqlite3'))}"
REPLICAS = env.list("REPLICA_URLS", default=[])
DATABASES = {"default": env.db_url_config(DATABASE_URL)}
DATABASES |= {
    f"replica-{n}": env.db_url_config(url) | {"TEST": {"MIRROR": "default"}} for n, url in enumerate(REPLICAS)
}
DATABASE_ROUTERS = ["newsroom.edition.replicas.Router"]
for database in DATABASES.values():
    options = database.setdefault("OPTIONS", {})
    database["CONN_HEALTH_CHECKS"] = True
    if database.get("ENGINE", "").endswith("sqlite3"):
        database["CONN_MAX_AGE"] = 60  # opening SQLite costs 3 ms a page
        journal = "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;"
        options |= {"transaction_mode": "IMMEDIATE", "timeout": 20, "init_command": journal}
    else:  # a pool for each process; while the database is gone, nobody waits long to hear it
        database["CONN_MAX_AGE"] = 0
        options |= {"connect_timeout": 3, "options": "-c jit=off"} | options  # compiling costs more than our questions
        if not TESTING:  # tests keep to one connection, and processes of tests begin as copies of another
            options["pool"] = {"min_size": 1, "max_size": 4, "timeout": 3, "reconnect_timeout": 3}
REDIS_URL = env("REDIS_URL", default="")
if REDIS_URL:  # sessions are kept in the database too, and outlive it
    CACHES = {"default": {"BACKEND": "newsroom.forgetful_cache.ForgetfulCache", "LOCATION": REDIS_URL}}
    SESSION_ENGINE = "django.contrib.sessions.backends.cached_db"
if IS_PRODUCTION and (faults := production.faults(globals())):
    raise ImproperlyConfigured("\n".join(["The newsroom does not start in production like this:", *faults]))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
TEST_RUNNER = "newsroom.tests.runner.NewsroomRunner"

# People

AUTH_USER_MODEL = "staff.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
if TESTING:
    PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]  # Tests hash many passwords and guard none.
LOGIN_URL = "admin:login"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60  # An invitation is open for as long as a link to a new password.

# Sign-in: after five wrong passwords for a name from an address, that pair waits. The address is REMOTE_ADDR, in which
# newsroom/proxies.py puts what a trusted proxy says, and nobody else: anybody can write the headers of a proxy.

AXES_ENABLED = not TESTING
AXES_VERBOSE = False
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = timedelta(minutes=15)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_RESET_ON_SUCCESS = True
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "newsroom.staff.views.locked_out"
AXES_DISABLE_ACCESS_LOG = True
AXES_ENABLE_ADMIN = False

# Languages and time

LANGUAGE_CODE = "ru"
LANGUAGES = [("ru", _("Russian")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "newsroom" / "locale"]
MODELTRANSLATION_DEFAULT_LANGUAGE = "ru"
MODELTRANSLATION_ENABLE_FALLBACKS = False
MODELTRANSLATION_CUSTOM_FIELDS = ("ProseField",)
MODELTRANSLATION_BUILD_LOCALIZED_VERBOSE_NAME = label_in
TIME_ZONE = "Europe/Moscow"
USE_TZ = True
FORMAT_MODULE_PATH = "newsroom.language.formats"

# Who names the entries of feeds and calendars (RFC 4151): a domain, and a year or day on which it was ours. It
# stays when the site moves, or every feed reader and calendar takes all entries for new ones.

FIRST_HOST = next(iter(ALLOWED_HOSTS), "").lower().strip(".*") or "localhost"
TAGGING_ENTITY = env("TAGGING_ENTITY", default="") or f"{FIRST_HOST},2026"
if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*,\d{4}(-\d\d){0,2}", TAGGING_ENTITY):
    raise ImproperlyConfigured("TAGGING_ENTITY is a domain and a year or day, such as newsroom.example.org,2026.")

# Files

STATIC_URL = "static/"
STATIC_ROOT = VAR / "static"
STATICFILES_FINDERS = [
    "newsroom.stylesheet.StylesheetFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
]
MEDIA_URL = "media/"
MEDIA_ROOT = VAR / "media"
FILE_UPLOAD_MAX_MEMORY_SIZE = 26 * 1024 * 1024  # whatever is taken: a full disk loses no form that comes with a file
FILE_UPLOAD_TEMP_DIR = VAR / "incoming"  # where `sweep` finds what nobody received to its end
FILE_UPLOAD_TEMP_DIR.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "newsroom.images.storage.Folder"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
if S3_BUCKET := env("S3_BUCKET", default=""):
    STORAGES["default"] = {
        "BACKEND": "newsroom.images.bucket.Bucket",
        "OPTIONS": {
            "bucket_name": S3_BUCKET,
            "endpoint_url": env("S3_ENDPOINT", default="") or None,
            "region_name": env("S3_REGION", default="") or None,
            "access_key": env("S3_ACCESS_KEY", default="") or None,
            "secret_key": env("S3_SECRET_KEY", default="") or None,
        },
    }

MEDIA_ACCEL = env.bool("MEDIA_ACCEL", default=False) and not S3_BUCKET  # nginx on this machine sends uploads

# Mail: any SMTP server; in development a file for each message.

if EMAIL_URL:
    vars().update(env.email("EMAIL_URL"))
else:
    EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    EMAIL_FILE_PATH = VAR / "mail"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="newsroom@localhost")

# Messages about texts: where their links lead, and the hour of the daily summary, on the newsroom's clock.

HERE = f"https://{FIRST_HOST}" if IS_PRODUCTION else f"http://127.0.0.1:{env('PORT', default='') or 8000}"
SITE_ADDRESS = (env("SITE_ADDRESS", default="") or HERE).rstrip("/")
if not re.match(r"https?://[^/\s]+$", SITE_ADDRESS):
    raise ImproperlyConfigured("SITE_ADDRESS is where the site is, such as https://newsroom.example.org.")
SUMMARY_HOUR = env.int("SUMMARY_HOUR", default=9)
if SUMMARY_HOUR not in range(24):
    raise ImproperlyConfigured("SUMMARY_HOUR is an hour of the day, from 0 to 23.")

# What is told of the newsroom while it runs: lines, letters about faults, reports, measures; of people, nothing.

LOG_FORMAT = env("LOG_FORMAT", default="json" if IS_PRODUCTION else "plain")
LOG_ANSWERS = env.bool("LOG_ANSWERS", default=IS_PRODUCTION)
ADMINS = [("", address) for address in env.list("ADMINS", default=[])]
SERVER_EMAIL = DEFAULT_FROM_EMAIL
LOGGING = logs.logging_of(in_json=LOG_FORMAT == "json", letters=bool(ADMINS), quiet=TESTING)
SENTRY_DSN = env("SENTRY_DSN", default="")
METRICS = env.bool("METRICS", default=False)
METRICS_TOKEN = env("METRICS_TOKEN", default="")
if METRICS and not METRICS_TOKEN:
    raise ImproperlyConfigured("METRICS needs METRICS_TOKEN: who asks for /metrics shows it.")

# Safety: production speaks https. Whether other names of its domain do is their owner's to promise.

SECURE_SSL_REDIRECT = env.bool("SECURE_SSL_REDIRECT", default=IS_PRODUCTION)
SECURE_REDIRECT_EXEMPT = [r"^(healthz|readyz|metrics)$"]  # asked by the machine itself
SECURE_HSTS_SECONDS = env.int("SECURE_HSTS_SECONDS", default=365 * 24 * 60 * 60 if IS_PRODUCTION else 0)
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("SECURE_HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.bool("SECURE_HSTS_PRELOAD", default=False)
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # the two above
SECURE_PROXY_SSL_HEADER = env.tuple("SECURE_PROXY_SSL_HEADER", default=None)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = IS_PRODUCTION
CSRF_COOKIE_HTTPONLY = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
X_FRAME_OPTIONS = "DENY"
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # the programme of a congress has a hundred lines of a dozen fields
DATA_UPLOAD_MAX_MEMORY_SIZE = 16 * 1024 * 1024  # a form of a hundred lines in two languages, and what its editor pasted
