from django.contrib.auth.decorators import permission_required
from django.http import JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

from .lists import list_file


@require_safe
@permission_required("wagtailadmin.access_admin", raise_exception=True)
@cache_control(private=True, no_cache=True)
@conditional_page
def newsroom_list(request):
    """The newsroom's list, for its editors alone; nothing but 304 if the browser has this version."""
    return JsonResponse(list_file(), json_dumps_params={"ensure_ascii": False})
