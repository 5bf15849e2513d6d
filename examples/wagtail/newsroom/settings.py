"""A small Wagtail whose article editor shows whowhen.

What a newsroom copies stands under "whowhen"; the rest is what `wagtail start` writes, made small,
with nothing that asks another machine for anything.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE
from django.core.management.utils import get_random_secret_key

HERE = Path(__file__).resolve().parent

# The folder of the database and of what is uploaded.
DATA = Path(os.environ.get("NEWSROOM_DATA", HERE.parent / "data"))
DATA.mkdir(parents=True, exist_ok=True)

SECRET_KEY = os.environ.get("NEWSROOM_SECRET_KEY") or get_random_secret_key()
ALLOWED_HOSTS = ["localhost", "127.0.0.1"]

# --- whowhen ---------------------------------------------------------------------------------

# The unpacked package: node_modules/whowhen after `npm install whowhen`.
WHOWHEN = Path(os.environ.get("WHOWHEN_PACKAGE", HERE.parents[2] / "dist" / "npm"))

STATIC_URL = "static/"
STATICFILES_DIRS = [("whowhen", WHOWHEN)]

# The one permission that whowhen needs beside 'self': to compile its own WebAssembly.
WASM = "'wasm-unsafe-eval'"

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        # Wagtail's date choosers and inline panels are inline scripts; whowhen has none.
        "script-src": [SELF, WASM, UNSAFE_INLINE],
        # Draft.js and Wagtail set style attributes; whowhen does not.
        "style-src": [SELF, UNSAFE_INLINE],
        "connect-src": [SELF],
        "worker-src": [SELF],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        # The preview beside the editor.
        "frame-src": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
        "form-action": [SELF],
        "object-src": [NONE],
    }
}

# --- Wagtail, asking nobody ------------------------------------------------------------------

WAGTAIL_SITE_NAME = "Newsroom"
WAGTAILADMIN_BASE_URL = "http://localhost:8000"
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None

# --- Django ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "newsroom",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
]

ROOT_URLCONF = "newsroom.urls"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
LANGUAGE_CODE = "en-gb"
USE_TZ = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "newsroom.sqlite3"}
}
MEDIA_ROOT = DATA / "media"
MEDIA_URL = "media/"

# Static files straight from where they stand, without `collectstatic`.
WHITENOISE_USE_FINDERS = True
