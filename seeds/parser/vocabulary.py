"""The closed lists of words that recognisers know, in both languages. Russian ones are lemmas, with е for ё."""


def terms(text: str) -> frozenset[str]:
    return frozenset(text.split())


ABBREVIATIONS = terms(
    """
    г гг ул пр просп пл пер д стр корп им т п др руб коп тыс млн млрд см рис напр акад проф доц канд зам св обл р
    mr mrs ms dr prof st no vs etc eg ie inc ltd jr sr co gen gov
    """
)

REGION_KINDS_RU = terms("область край округ республика регион обл респ")
REGION_KINDS_EN = terms(
    """
    oblast region krai kray territory republic okrug district area province voblast oblasts regions krais
    territories republics okrugs districts areas provinces
    """
)
TOWNS = terms("город г городок наукоград поселок пос село город-курорт city cities town towns")
TIME_WORDS = terms("time время времени времен")
LIST_WORDS = terms(
    """
    и а также или and as well or the автономный автономных автономные автономными autonomous
    """
)

POSITIONS_RU = terms(
    """
    президент вице-президент премьер премьер-министр вице-премьер министр замминистра зампред заместитель
    председатель сопредседатель директор гендиректор замдиректора руководитель глава начальник заведующий
    управляющий ректор проректор губернатор вице-губернатор мэр аким академик член-корреспондент профессор доцент
    доктор кандидат секретарь депутат сенатор посол представитель советник помощник эксперт аналитик инженер
    исследователь сотрудник специалист координатор менеджер основатель учредитель владелец модератор
    пресс-секретарь комиссар декан куратор наставник врач лидер научный-сотрудник спикер основательница директриса
    генсек генпрокурор постпред уполномоченный
    """
)
POSITIONS_EN = terms(
    """
    president vice-president premier minister deputy director head chief chair chairman chairwoman chairperson
    co-chair rector vice-rector governor vice-governor mayor akim academician professor doctor candidate secretary
    senator ambassador representative adviser advisor assistant expert analyst engineer researcher scientist
    specialist coordinator manager founder co-founder owner moderator spokesman spokeswoman spokesperson
    commissioner dean curator officer ceo leader partner member
    """
)
POSITION_OPENERS_EN = terms("first acting senior leading executive vice deputy general prime former")
GENERIC_SPEAKERS = terms(
    """
    он она official speaker politician scientist he she чиновник собеседник спикер ученый эксперт докладчик
    политик
    """
)

SPEECH_RU = terms(
    """
    сказать говорить отметить отмечать подчеркнуть подчеркивать сообщить сообщать заявить заявлять добавить
    добавлять пояснить пояснять объяснить объяснять рассказать рассказывать напомнить напоминать указать указывать
    заметить уточнить уточнять считать полагать уверить заверить признать признаться заключить прокомментировать
    комментировать ответить назвать обещать пообещать поделиться констатировать резюмировать убедить убежденный
    уверенный поблагодарить воскликнуть спросить утверждать уверять предложить настаивать
    """
)
SPEECH_EN = terms(
    """
    said says say added adds noted notes stressed stresses emphasized emphasised emphasizes underlined told tells
    stated states explained explains recalled recalls announced remarked pointed points commented comments
    believes thinks mentioned mentions called calls concluded argued argues admitted replied promised convinced
    continued exclaimed asked insisted
    """
)

ORGANISATIONS_RU = terms(
    """
    ассоциация министерство центр институт академия университет агентство комитет совет фонд союз объединение
    общество компания корпорация предприятие завод холдинг группа департамент отделение управление служба
    администрация правительство технопарк кластер зона палата банк школа клуб музей дом лаборатория комиссия
    федерация лига пресс-служба госкорпорация минэкономразвития минпромторг минобрнауки минфин исполком
    райисполком нии нпо
    """
)
ORGANISATIONS_EN = terms(
    """
    association ministry center centre institute academy university agency committee council fund foundation union
    alliance society company corporation enterprise plant holding group department branch office service
    administration government technopark cluster zone chamber bank school club museum house laboratory commission
    federation league board park campus valley hub engineering inc ltd
    """
)
ORGANISERS_RU = terms(
    """
    запустить запускать организовать организовывать провести проводить приглашать пригласить открыть открывать
    """
)
ORGANISERS_EN = terms(
    """
    launch launches launched launching organize organizes organized organizing organise organises organised
    organising hold holds held holding invite invites invited inviting open opens opened opening host hosts hosted
    hosting
    """
)

EVENTS = {
    "семинар": "seminar", "вебинар": "seminar", "seminar": "seminar", "webinar": "seminar", "workshop": "seminar",
    "конференция": "conference", "форум": "conference", "саммит": "conference", "симпозиум": "conference",
    "conference": "conference", "forum": "conference", "summit": "conference", "symposium": "conference",
    "конгресс": "congress", "congress": "congress",
    "поток": "stream", "stream": "stream",
    "встреча": "meeting", "meeting": "meeting",
    "визит": "visit", "visit": "visit",
    "выставка": "exhibition", "exhibition": "exhibition", "expo": "exhibition",
}  # fmt: skip

NO_NAME_EN = terms(
    """
    the a an in on at of for with from to and or but as by its his her their this that these those it he she they
    we i according after before during today yesterday when while if there here what who russian belarusian
    kazakhstani federal national international regional state union scientific first second third monday tuesday
    wednesday thursday friday saturday sunday january february march april may june july august september october
    november december
    """
)
UNITS = terms(
    """
    department branch office service group board laboratory департамент управление отделение служба группа отдел
    комиссия
    """
)
