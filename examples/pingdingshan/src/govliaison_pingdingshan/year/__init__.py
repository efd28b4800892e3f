"""The year around the cases: meetings, visits, contacts, supervision, policies and papers, as a table of dated acts."""

from govliaison_pingdingshan.world import World
from govliaison_pingdingshan.year import contacting, governing, meeting, papering, serving, visiting, watching
from govliaison_pingdingshan.year.scene import Scene


def put_down_year(world: World) -> None:
    """Put every act of the year down on the agenda; what an act leads to it puts down itself."""
    scene = Scene(world)
    for theme in (serving, contacting, meeting, visiting, watching, governing, papering):
        theme.put_down(scene)
