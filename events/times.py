"""What an event says of its times: it is asked by pages, lists, calendars and structured data alike."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from . import clocks, dates


class Timed:
    """An event's dates, as exactly as they are known, on the clock of its place."""

    @property
    def dates(self):
        return self.starts_at, self.ends_at, self.date_precision, self.time_zone

    @property
    def when(self):
        """The dates in words, in the active language, on the clock of the place."""
        return dates.when(*self.dates)

    @property
    def figures(self):
        """The dates as the timetable sets them; None where words say them better."""
        return clocks.figures(*self.dates)

    @property
    def first_hours(self):
        """The hours of the first day and the same in Moscow, of an event whose times are known."""
        return clocks.first_hours(self.starts_at, self.ends_at, self.time_zone)

    @property
    def is_timed(self):
        """Whether its times are known to the minute."""
        return self.starts_at is not None and self.date_precision == "minute"

    @property
    def clock_name(self):
        """Whose clock the times are on, as it is said after a time."""
        return clocks.clock_name(self.time_zone)

    @property
    def moscow_time(self):
        """The same times in Moscow; "" where its clock shows the same."""
        return clocks.in_moscow(self.starts_at, self.ends_at, self.time_zone) if self.is_timed else ""

    @property
    def day(self):
        """The day that the event is on, at its place: whoever speaks at it holds a position then."""
        return timezone.localdate(self.starts_at or self.created_at, ZoneInfo(self.time_zone))

    @property
    def has_days(self):
        """Whether the dates are exact enough for a calendar."""
        return self.date_precision in {"minute", "day"}

    @property
    def is_over(self):
        """Whether it has ended, or would have."""
        return self.over_at is not None and self.over_at <= timezone.now()

    @property
    def is_long_over(self):
        """Whether it ended more than a year ago: what was promised then is not to be waited for."""
        return self.over_at is not None and self.over_at <= timezone.now() - timedelta(days=365)
