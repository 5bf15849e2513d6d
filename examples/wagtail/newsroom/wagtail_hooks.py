"""Wagtail's admin gets an entry for the newsroom's list."""

from wagtail import hooks
from wagtail.admin.viewsets.model import ModelViewSet, ModelViewSetGroup

from .lists import HouseStyle, ListedName, ListedPattern, ListedPerson


def editing(listed, icon):
    return ModelViewSet(model=listed, icon=icon, exclude_form_fields=[])


class NewsroomList(ModelViewSetGroup):
    menu_label = "Newsroom list"
    menu_icon = "list-ul"
    items = [
        editing(ListedPerson, "user"),
        editing(ListedName, "tag"),
        editing(ListedPattern, "code"),
        editing(HouseStyle, "edit"),
    ]


@hooks.register("register_admin_viewset")
def newsroom_list():
    return NewsroomList()
