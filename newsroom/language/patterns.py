"""What the rules of typography are made of: spaces, letters, months and units, as pieces of patterns."""

NBSP = "\u00a0"
S = f"[ {NBSP}]"
CAPITAL = "[A-ZА-ЯЁӘҒҚҢӨҰҮҺІЎ]"
LETTER = r"[^\W\d_]"

MONTHS_RU = "января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря"
MONTHS_EN = (
    "January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
)
UNITS_RU = (
    r"%|‰|°|₽|\$|€|тыс\.|млн|млрд|трлн|руб|коп|долл|евро|тенге|мм|см|м|км|га|мг|г(?!\.)|кг|т|л|мин|ч|сек|чел\."
    r"|Вт|кВт|МВт|ГВт|Гц|МГц|ГГц|МБ|ГБ|ТБ|Мбит|м²|м³|МэВ|ГэВ|°C|°С"
)
UNITS_EN = (
    r"%|‰|°|thousand|million|billion|trillion|mm|cm|m|km|ha|mg|g|kg|t|l|min|h|am|pm|a\.m\.|p\.m\."
    r"|W|kW|MW|GW|Hz|MHz|GHz|MB|GB|TB|MeV|GeV|RUB|USD|EUR|KZT|roubles|rubles|dollars|euros|°C"
)
