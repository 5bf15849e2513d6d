"""The panel of the page editor that reads a field: the field, and whowhen under it."""

from wagtail.admin.panels import FieldPanel


class WhoWhenPanel(FieldPanel):
    """A FieldPanel for text or rich text, with its people, roles and dates marked and listed.

    `published` names the date field that "Tuesday" is counted from, `lists` the view of this site
    that answers with the newsroom's own list. The widget only looks: it has no form field and changes
    none.
    """

    def __init__(self, field_name, published=None, lists=None, **kwargs):
        super().__init__(field_name, **kwargs)
        self.published = published
        self.lists = lists

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "published": self.published, "lists": self.lists}

    class BoundPanel(FieldPanel.BoundPanel):
        template_name = "newsroom/whowhen_panel.html"

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            if self.panel.published in self.form.fields:
                context["published"] = self.form[self.panel.published]
            context["lists"] = self.panel.lists
            return context
