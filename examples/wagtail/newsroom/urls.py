from django.urls import include, path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from .views import newsroom_list

urlpatterns = [
    path("admin/", include(wagtailadmin_urls)),
    path("newsroom-list.json", newsroom_list, name="newsroom_list"),
    path("", include(wagtail_urls)),
]
