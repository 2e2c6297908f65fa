"""Clutter is marked by kind and rule; a report's own sentences never are."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counterclaim.read.cleaning import clean
from counterclaim.records import Clutter
from counterclaim.spans import Span

HEAD = "Northern Council Reports Nine Dead in Sarhan Quarter"
FIRST = (
    "The Northern Council said on Sunday that nine people had died in the Sarhan quarter, "
    "and that rescue workers were still looking for others under the stones."
)
LAST = "The defence ministry denied that its forces had fired on the quarter that night."


def marked(text: str) -> dict[str, str]:
    """Surface of each mark with its rule."""
    return {m.span.of(text): m.rule for m in clean(text)[1]}


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Add new comment", "comment_form"),
        ("Leave a Reply Cancel reply", "comment_form"),
        ("Read our comment policy before posting what you think", "comment_policy"),
        ("0 Comments", "comment_count"),
        ("Comments (12)", "comment_count"),
        ("Comments are closed.", "comments_closed"),
        ("You must be logged in to post a comment.", "comment_login"),
        ("Be the first to comment on this story", "comment_first"),
        (
            "Your email address will not be published. Required fields are marked *",
            "comment_fields",
        ),
        ("Read more: Council counts its dead again", "read_more_line"),
        ("You might also like: Citizens mend the school", "read_more_line"),
        ("ALSO READ: What the guards saw at the bridge", "read_more_line"),
        ("▸ Read: What the guards saw at the bridge", "read_more_line"),
        ("[MORE: Five things to know about the bridge]", "read_more_line"),
        ("RELATED ARTICLE Council counts its dead again", "read_more_title"),
        ("Read more Who are the guards of the northern bridge?", "read_more_title"),
        ("Video: Families leave the quarter on foot", "media_title"),
        ("See our interactive map of the quarter", "own_coverage"),
        ("list 2 of 3 Guards sent home", "numbered_list"),
        ("More on: Dalmara | Sarhan", "more_on"),
        ("Ad Blocker Detected", "adblock_notice"),
        ("We have noticed that you are using an adblocker.", "adblock_notice"),
        ("Please consider supporting us by turning off your ad blocker.", "adblock_request"),
        ("Share on Facebook", "share_links"),
        ("SHARE THIS STORY", "share_this"),
        ("Facebook Twitter WhatsApp Print", "share_links"),
        ("12 Share Tweet", "share_links"),
        ("Share: Facebook Twitter Telegram", "share_links"),
        ("Comments (14)   Print   Subscribe to our Telegram channel", "comment_count"),
        ("TELL A FRIEND  /  Follow the Dalmara Post on Twitter", "share_this"),
        ("Follow us on Telegram and never miss a story.", "follow_us"),
        ("The Post's website can also be reached at the following addresses:", "alternate_address"),
        ("www.example.org", "bare_address"),
        ("https://example.org/2016/05/08/story", "bare_address"),
        ("Tags: Sarhan  Dalmara   truce", "tag_line"),
        ("Filed under: World, War", "tag_line"),
        ("Back to top", "back_to_top"),
        ("Skip to main content", "skip_link"),
        ("Advertisement", "advertisement"),
        ("Click here to read the full interview with the nurse.", "click_here"),
        ("Continue reading the main story", "continue_reading"),
        ("4 min read", "continue_reading"),
        ("Sign up for our daily newsletter and get the best stories in your inbox.", "newsletter"),
        ("By signing up, you agree to our terms and to our privacy policy.", "newsletter"),
        ("Our flagship newsletter sums up what matters in the north.", "newsletter_told"),
        ("Sign up for Morning Bridge:", "newsletter_named"),
        ("Tap the bell icon to turn on notifications", "alerts"),
        ("If you liked this article, consider a donation.", "donation"),
        ("The BBC is not responsible for the content of external sites.", "republishing"),
        ("This story has not been edited by our staff.", "republishing"),
        ("Send us your photos and videos of the flood.", "readers_asked"),
        ("Your contact details will never be published .", "readers_asked"),
        ("To suggest a correction, write to us here", "readers_asked"),
        ("Was this article helpful? Yes No", "form"),
        ("By Ana Lund and Bo Holm in Dalmara", "byline"),
        ("Staff correspondent, Dalmara", "byline"),
        ("Translated by Rosa Holm", "credit_line"),
        ("Rosa Holm contributed to this report from Norport.", "contributors"),
        ("Posted: 2 days ago", "bare_date"),
        ("Download our app for Android", "app_promotion"),
        ("Post News on Roku", "app_promotion"),
        ("Last updated: 8 May 2016 14:20 GMT", "date_line"),
        ("Copyright © 2016 Dalmara Post. All rights reserved.", "copyright"),
        ("© 2016 The Dalmara Post", "copyright"),
        ("Terms of Use | Privacy Policy | Contact us", "terms"),
        ("This website uses cookies to give you a better experience.", "cookies"),
        ("Our Standards: The Dalmara Trust Principles.", "standards"),
        (
            "The views expressed in this article are those of the author and do not necessarily "
            "reflect the position of the Post.",
            "views_disclaimer",
        ),
        (
            "This material may not be published, broadcast, rewritten or redistributed.",
            "reuse",
        ),
        ("Reporting by Ana Lund; Editing by Bo Holm", "credits"),
        (
            "Men carry stones from a house in the Sarhan quarter on May 8, 2016. ©AFP",
            "caption_credit",
        ),
        ("Rescue workers in the quarter, in this picture from May. [Reuters]", "caption_credit"),
        ("A nurse looks on (AFP Photo/Ana Lund)", "caption_credit"),
        ("File photo: Guards at the bridge in spring.", "caption_label"),
        ("A general view of the bridge", "caption_opening"),
        ("Guards stand at the bridge in the north of the country (AFP)", "caption_agency"),
        ("Sunday 8 May 2016", "bare_date"),
        ("AFP Sunday 8 May 2016", "bare_date"),
        ("08.05.2016 14:20", "bare_date"),
        ("Views 1051", "counter"),
        ("Tags Sarhan Dalmara truce council", "tag_list"),
    ],
)
def test_lines_of_pages_are_marked(line: str, rule: str) -> None:
    text = f"{HEAD}\n\n{FIRST}\n\n{LAST}\n\n{line}\n"
    assert marked(text).get(line) == rule


SENTENCES = [
    "You might also like the harbour less if you had seen it under fire, he told us on Sunday.",
    "Comments by the two ministers on Sunday showed how far apart they still are, diplomats said.",
    "He called on all sides to share the burden and to follow the agreement of last month.",
    "Read aloud in the council, the letter accused the guards of letting nine trucks pass.",
    "The group said in a statement that the website of the council was no longer available.",
    "Related attacks in the south killed two guards on Monday, the council said in a statement.",
    "Subscribers to the agreement must stop firing by noon, according to the text of the truce.",
    "Updated figures from the hospital show that 13 people died, two of them children.",
    "The photo of the burning truck was published by the council, which said it was taken in May.",
    "He accused the channel of showing a file picture from another war.",
    "The views expressed by the opposition do not reflect those of the government, he said.",
    "The council said that its forces may not be copied with such ease.",
    "Share prices fell after the attack, and the market closed two hours early.",
    "Tags on the shells showed that they had been made abroad, the monitors wrote.",
    "The army will follow us to the bridge, the commander told a reporter at the checkpoint.",
    "By continuing to shell the quarter, the army breaks the truce, the council said.",
    "More than 300 people have left the quarter since Friday, the mayor said in an interview.",
    "In this picture of the war there is no place for the dead, a nurse said.",
    "Nine people died (five of them children, according to the picture that the council gave).",
    "The toll was given on 8 May 2016.",
    "NORTHERN BRIDGE, Dalmara (AFP) - Nine trucks crossed the bridge at dawn, a guard said.",
    "Nine people died in the shelling of the quarter that night, the council said. (AFP)",
    '"Leave a comment to the families," he told reporters, "or leave us alone."',
    "By the river the monitors met two men who had lost their sons that night.",
    "By signing the truce, the council gave up its guards, a clerk said.",
    "Subscribers to the truce have sent no list of their dead so far, he wrote.",
    "Our newsletter of last week, the ministry said, warned of such an attack.",
    "Read the letter and you find no word of the nine dead, a nurse told us.",
    "Read: you cannot say it aloud.",
    "Video seen by the council shows two burning trucks at the bridge.",
    "Related to the truce or not, the road to the bridge was shut on Monday.",
    "Supporters asked to send their videos to the court, which has seen three.",
    "The guards, the council and a nurse contributed to this report on the nine dead.",
    "More than that nobody could say.",
]


@pytest.mark.parametrize("sentence", SENTENCES)
@pytest.mark.parametrize("place", ["first", "middle", "last"])
def test_sentences_of_a_report_are_never_marked(sentence: str, place: str) -> None:
    order = {"first": [sentence, FIRST, LAST], "middle": [FIRST, sentence, LAST]}
    body = "\n\n".join(order.get(place, [FIRST, LAST, sentence]))
    assert marked(f"{HEAD}\n\n{body}\n") == {}


def test_a_line_is_kept_if_one_of_its_parts_is_no_clutter() -> None:
    line = "Print   Council counts its dead"
    assert line not in marked(f"{HEAD}\n\n{FIRST}\n\n{line}\n\n{LAST}")


SUBHEADINGS = [
    *("Heavy Losses", "Sarhan", "What Comes Next?", "Dalmara", "More From the Mayor"),
    *("By Land and by Sea", "See Sarhan and Die", "What the Numbers Hide", "Casualties: 9 Dead"),
]


@pytest.mark.parametrize("subheading", SUBHEADINGS)
def test_subheadings_are_kept(subheading: str) -> None:
    assert marked(f"{HEAD}\n\n{FIRST}\n\n{subheading}\n\n{LAST}\n") == {}


def test_lists_of_other_articles_end_where_the_report_goes_on() -> None:
    text = f"{HEAD}\n{FIRST}\nRelated Articles\nNine Trucks Lost\nGuards Sent Home\n{LAST}\n"
    assert marked(text) == {
        "Related Articles": "list_heading",
        "Nine Trucks Lost": "list_item",
        "Guards Sent Home": "list_item",
    }


def test_a_short_sentence_below_a_list_is_kept() -> None:
    text = f"{HEAD}\n{FIRST}\n{LAST}\nMost Read\nNine Trucks Lost\nThe mayor praised them.\n"
    assert set(marked(text)) == {"Most Read", "Nine Trucks Lost"}


def test_the_articles_before_and_after_are_named_below_the_report_alone() -> None:
    around = "Previous article\nNine Trucks Lost\nNext article\nGuards Sent Home"
    assert set(marked(f"{HEAD}\n{FIRST}\n{LAST}\n{around}\n")) == set(around.split("\n"))
    assert HEAD not in marked(f"Previous article\nNext article\n{HEAD}\n{FIRST}\n{LAST}\n")


@pytest.mark.parametrize("title", ["Video: Nine Dead in Sarhan", "Opinion: Why Nobody Counts"])
def test_a_label_before_the_headline_is_its_own(title: str) -> None:
    assert clean(f"{title}\n{FIRST}\n{LAST}\n")[0].title == title


def test_recommended_reads_take_bulleted_questions() -> None:
    item = "- Dalmara Post: Should the Council Have Kept Its Guards at the Northern Bridge?"
    assert marked(f"{HEAD}\n{FIRST}\n{LAST}\nRecommended Reads\n{item}\n")[item] == "list_item"


def test_bullets_of_a_report_are_kept() -> None:
    text = f"{HEAD}\n{FIRST}\n- Nine dead in the Sarhan quarter\n- Two dead at the bridge\n{LAST}\n"
    assert marked(text) == {}


@pytest.mark.parametrize(
    "line",
    [
        "Middle East",
        "News / Politics",
        "Home > World > Syria",
        "Home » Politics » War in the East",
        "World",
        "LANTERN | World | Asia",
        "Home / Homeland",
    ],
)
def test_section_lines_above_the_headline(line: str) -> None:
    headline, marks = clean(f"{line}\n\n{HEAD}\n\n{FIRST}\n")
    assert headline.title == HEAD
    assert [m.kind for m in marks] == [Clutter.SECTION]


def test_a_headline_glued_to_itself() -> None:
    text = f"{HEAD}\n\n{HEAD}{HEAD}\n\n{FIRST}\n{LAST}\n"
    headline, marks = clean(text)
    assert headline.title == HEAD
    assert headline.span == Span(0, len(HEAD))
    assert [m.span.of(text) for m in marks] == [HEAD, HEAD]


def test_a_headline_only_glued() -> None:
    headline, marks = clean(f"{HEAD}{HEAD}\n{FIRST}\n{LAST}\n")
    assert headline.title == HEAD
    assert [m.rule for m in marks] == ["repeated_title"]


def test_a_headline_quoted_in_a_sentence_is_kept() -> None:
    assert marked(f"{HEAD}\n{FIRST}\nUnder the words {HEAD} the paper printed a list.\n") == {}


def test_without_a_headline_the_title_is_the_opening() -> None:
    headline, _ = clean(f"{FIRST}\n{LAST}\n")
    assert headline.span is None
    assert FIRST.startswith(headline.title)


def test_lost_line_breaks() -> None:
    text = f"   {HEAD}   Share   Tweet   {FIRST}  {LAST}   Back to top   "
    headline, _ = clean(text)
    assert headline.title == HEAD
    assert set(marked(text)) == {"Share", "Tweet", "Back to top"}


@pytest.mark.parametrize(
    ("line", "is_caption"),
    [
        ("Secretary of the Northern Council (NC) Ana Otah", True),
        ("Defence Minister Rami Otah", True),
        ("Defence Minister Rami Otah Denies Firing on Quarter", False),
        ("Nine dead as shells hit the quarter of Otah", False),
    ],
)
def test_portraits_above_the_report(line: str, is_caption: bool) -> None:
    text = f"{HEAD}\n\n{line}\n\n{FIRST}\n\nOtah said so on Monday, and denied it later.\n"
    assert (line in marked(text)) is is_caption


def test_credits_glued_to_the_last_sentence() -> None:
    credit = "Reporting by Ana Lund; Editing by Bo Holm Our Standards:The Lund Principles."
    text = f"{FIRST} {LAST} {credit}"
    assert sorted(marked(text).values()) == ["credits", "standards"]


@given(st.text(max_size=400))
def test_marks_fit_and_never_overlap(text: str) -> None:
    headline, marks = clean(text)
    at = 0
    for mark in marks:
        assert at <= mark.span.start < mark.span.end <= len(text)
        at = mark.span.end
    assert headline.span is None or headline.span.of(text) == headline.title


PARTS = [
    HEAD,
    FIRST,
    LAST,
    "Related",
    "Back to top",
    "Tags: a b",
    "©AFP",
    "\r\n",
    "\n",
    "   ",
    "😀",
]


@given(st.lists(st.sampled_from(PARTS), max_size=14))
def test_marks_fit_in_mixed_pages(parts: list[str]) -> None:
    text = "".join(parts)
    headline, marks = clean(text)
    assert all(mark.span.of(text).strip() for mark in marks)
    assert headline.span is None or headline.span.of(text) == headline.title


@pytest.mark.parametrize(
    "piece", ["(c) ", "Tags ", "a.b@", '"', "Share ", "http://", "Reporting by ; "]
)
def test_long_runs_stay_linear(piece: str) -> None:
    clean(piece * (200_000 // len(piece)))


def test_seed_reports_lose_no_sentence(seeds: Path) -> None:
    for path in sorted(seeds.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        _, marks = clean(text)
        for mark in marks:
            surface = mark.span.of(text)
            allowed = mark.kind in (Clutter.CAPTION, Clutter.RELATED, Clutter.ADDRESS)
            assert allowed or not surface.endswith("."), (path.name, surface)
