import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.language import guess_language

TEXTS = {
    "ar": "أعلنت الشركة أنها ستستثمر مليون دولار في مصنع جديد للسيارات الكهربائية.",
    "bg": "Компанията съобщи, че ще инвестира един милион в нов завод за електрически коли.",
    "ca": "L'empresa va anunciar que invertirà un milió en una fàbrica nova de cotxes elèctrics.",
    "cs": "Firma oznámila, že investuje milion do nové továrny na elektrická auta.",
    "da": "Virksomheden meddelte, at den vil investere en million i en ny fabrik til elbiler.",
    "de": "Die Firma teilte mit, dass sie eine Million in ein neues Werk für Elektroautos steckt.",
    "el": "Η εταιρεία ανακοίνωσε ότι θα επενδύσει ένα εκατομμύριο σε νέο εργοστάσιο.",
    "en": "The company said that it will invest a million in a new factory for electric cars.",
    "es": "La empresa anunció que invertirá un millón en una nueva fábrica de coches eléctricos.",
    "et": "Ettevõte teatas, et see on uus tehas ja et ta ei müü oma autosid, kui need on kallid.",
    "eu": "Enpresak esan zuen lantegi berri bat eraiki izan dela eta auto elektrikoak egin dira.",
    "fa": "این شرکت اعلام کرد که یک میلیون دلار در کارخانه جدید سرمایه‌گذاری می‌کند.",
    "fi": "Yhtiö ilmoitti, että se sijoittaa miljoonan uuteen sähköautojen tehtaaseen.",
    "fr": "L'entreprise a annoncé qu'elle investira un million dans une nouvelle usine.",
    "ga": "Dúirt an comhlacht go bhfuil monarcha nua ag teacht agus go raibh sé ag obair ar na gluaisteáin.",
    "he": "החברה הודיעה כי תשקיע מיליון דולר במפעל חדש למכוניות חשמליות.",
    "hi": "कंपनी ने कहा कि वह नई फैक्ट्री में दस लाख का निवेश करेगी।",
    "hu": "A cég bejelentette, hogy egymilliót fektet egy új elektromosautó-gyárba.",
    "hy": "Ընկերությունը հայտարարեց, որ մեկ միլիոն կներդնի նոր գործարանում։",
    "id": "Perusahaan itu mengatakan bahwa mereka akan menanam satu juta di pabrik baru.",
    "it": "L'azienda ha annunciato che investirà un milione in una nuova fabbrica di auto elettriche.",
    "ja": "同社は電気自動車の新工場に百万ドルを投資すると発表した。",
    "ko": "회사는 새로운 전기차 공장에 백만 달러를 투자한다고 밝혔다.",
    "lt": "Įmonė pranešė, kad investuos milijoną į naują elektrinių automobilių gamyklą.",
    "mr": "कंपनीने सांगितले की नवीन कारखाना होणार आहे आणि त्यामुळे लोक आनंदी होते.",
    "ne": "कम्पनीले नयाँ कारखानामा दश लाख लगानी गर्न लागेको छ र कामदारहरू खुसी छन्।",
    "nl": "Het bedrijf zei dat het een miljoen in een nieuwe fabriek voor elektrische auto's steekt.",
    "no": "Selskapet sier at det vil investere en million i en ny fabrikk for elbiler, og ikke mer.",
    "pl": "Firma ogłosiła, że zainwestuje milion w nową fabrykę samochodów elektrycznych.",
    "pt": "A empresa anunciou que vai investir um milhão em uma nova fábrica de carros elétricos.",
    "ro": "Compania a anunțat că va investi un milion într-o nouă fabrică de mașini electrice.",
    "ru": "Компания сообщила, что вложит миллион в новый завод электромобилей, и это только начало.",
    "sr": "Компанија је саопштила да ће уложити милион у нову фабрику електричних аутомобила.",
    "sv": "Företaget meddelade att det ska investera en miljon i en ny fabrik för elbilar.",
    "ta": "நிறுவனம் புதிய தொழிற்சாலையில் ஒரு மில்லியன் முதலீடு செய்யும் என்று கூறியது.",
    "th": "บริษัทประกาศว่าจะลงทุนหนึ่งล้านดอลลาร์ในโรงงานแห่งใหม่",
    "tr": "Şirket, yeni elektrikli otomobil fabrikasına bir milyon yatıracağını açıkladı.",
    "uk": "Компанія повідомила, що вкладе мільйон у новий завод електромобілів.",
    "ur": "کمپنی نے کہا ہے کہ وہ نئی فیکٹری میں دس لاکھ ڈالر کی سرمایہ کاری کرے گی۔",
    "yi": "די פֿירמע האָט געזאָגט אַז זי וועט אינוועסטירן אַ מיליאָן אין אַ נײַער פֿאַבריק.",
    "zh": "该公司宣布将投资一百万美元建设新的电动汽车工厂。",
}


@pytest.mark.parametrize("language", sorted(TEXTS))
def test_a_sentence_shows_its_language(language: str) -> None:
    assert guess_language(TEXTS[language]) == language


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("¿cuánto invirtió Xiaomi?", "es"),
        ("wie viel hat Xiaomi investiert?", "de"),
        ("combien Xiaomi a-t-il investi ?", "fr"),
        ("ile zainwestowało Xiaomi?", "pl"),
        ("小米投资了多少？", "zh"),
        ("xiaomi xpeng investment", "en"),
    ],
)
def test_a_short_question_shows_its_language(question: str, language: str) -> None:
    assert guess_language(question) == language


def test_a_foreign_name_does_not_change_the_language_of_a_text() -> None:
    assert guess_language("The Chinese name of the company that invests, 小米, means millet.") == "en"


def test_only_candidates_and_the_default_are_given() -> None:
    assert guess_language(TEXTS["no"], candidates=["da", "en"]) == "da"
    assert guess_language(TEXTS["ru"], candidates=["da", "de"], default="de") == "de"
    assert guess_language(TEXTS["uk"], candidates=["ru"]) == "ru"


@pytest.mark.parametrize("text", ["", "  \n", "2015: 300 %", "!?", "qzxv"])
def test_without_evidence_it_is_the_default(text: str) -> None:
    assert guess_language(text, default="sv") == "sv"


@given(st.text())
def test_any_text_has_a_language(text: str) -> None:
    assert 2 <= len(guess_language(text)) <= 3
