"""Words that ask or join and carry no subject, by language."""

from functools import cache
from typing import Final
from unicodedata import combining, normalize

_ENGLISH: Final = """
    a about actually all also am an and any anyone anything are arent as at be because been being but by
    can could couldnt did didnt do does doesnt doing dont during else ever exactly for from had has hasnt
    have havent having he her hers hi him his how hows i id if im in into is isnt it its just kind
    know let lets may me might my of off on one or our please pls plz really said say says shall
    she should so some somebody someone something sort such tell than that thats the their them then
    there these they this those to too us very was wasnt we were werent what whats when whens where
    wheres which who whom whos whose why whys will with wont would wouldnt you your yours
"""
"""More of them cost accuracy."""

_OTHERS: Final = {
    "ar": """
        ما ماذا من متى أين كيف لماذا لم هل كم أي أية في على إلى عن مع هو هي هم هذا هذه ذلك تلك التي الذي
        الذين أن إن كان كانت و أو ثم قد لا بين عند كل بعد قبل فيها فيه منها منه به بها بماذا
    """,
    "cs": """
        a aby ale co či do i jak jaká jaké jaký jako je jeho její jejich jsem jsou k kam kde kdo kdy
        kolik která které který na nebo o od po pro proč při s se si svůj ta tak tam ten to u v ve z za
        že byl byla byli bylo
    """,
    "da": """
        af at da de den der det disse du en er et for fra han havde har hun hvad hvem hvilke hvilken
        hvilket hvis hvor hvordan hvorfor hvornår i ikke jeg kan man med og også om på sig sin som til
        var ved vi være blev bliver
    """,
    "de": """
        aber als am an auf aus bei beim bin bis da damit dann das dass dem den der des die dies diese
        dieser dieses du durch ein eine einem einen einer eines er es für gibt haben hat hatte hatten
        ich ihm ihn ihr ihre ihren im in ins ist kann können mit nach nicht noch nun ob oder sein seine
        seinen seit sich sie sind so über um und uns vom von vor wann war waren warum was weil welche
        welchem welchen welcher welches wem wen wenn wer werden weshalb wessen wie wieso wieviel
        wieviele wird wo wodurch wofür woher wohin womit woran worin wovon wozu wurde wurden zu zum zur
        bitte
    """,
    "es": """
        a adónde al algo ante aquel cómo con cuál cuáles cuándo cuánta cuántas cuánto cuántos de del
        desde donde dónde e el él ella ellas ellos en era eran es esa ese eso esta este esto está están
        fue fueron ha había habían hace han hay la las le les lo los más me mi muy ni o para pero por
        porque qué que quién quiénes se según ser si sin sobre son su sus también te tiene tienen tu un
        una unas uno unos y ya favor
    """,
    "fa": """
        از است این آن با برای به بود بودند تا چرا چطور چگونه چند چه چقدر در را که کجا کدام کی کیست چیست
        و یا هم هر شد
    """,
    "fi": """
        ei että hän he ja joka jos kanssa kenen keneltä ketkä kuinka kuka kuin kun minkä missä mistä
        mihin miksi milloin miten mitä mikä mitkä montako moni ne niin oli olivat on ovat paljonko se
        sen siitä sitä tai tämä tämän vai voi
    """,
    "fr": """
        à a ai ait alors après au aux avait avaient avant avec avoir c ça ce ceci cela celle celui ces
        cet cette chez comme comment combien d dans de depuis des donc dont du elle elles en est et
        étaient était été être eu eux font fait fut furent il ils j je l la laquelle le lequel les
        lesquelles lesquels leur leurs lui m ma mais me mes moi mon n ne nos notre nous on ont ou où par
        parce pas pendant plus pour pourquoi qu quand que quel quelle quelles quels qui quoi s sa sans
        se selon ses si son sont sous sur t ta te tes ton tu un une vers vous y quest estce sest cest
        plaît
    """,
    "he": """
        או אותה אותו איזה איזו איך איפה אם את גם הוא היא היכן הם הן זאת זה זו יש כי כיצד כמה לא לאן למה
        מאיפה מאין מדוע מה מי מתי על עם של מהי מהו היה היתה הייתה היו
    """,
    "hi": """
        का के की को में से पर ने है हैं था थी थे हो होता होती और या कि जो यह वह ये वे इस उस इन उन इसके
        उसके इसका उसका इसकी उसकी क्या कौन किस किसने किसको किसे किसका किसकी किसके कब कहाँ कहां क्यों कैसे
        कैसा कैसी कितना कितनी कितने कौनसा कौनसी लिए भी तो ही एक तक साथ द्वारा गया गई गए रहा रही रहे कर
        करने किया
    """,
    "hu": """
        a az egy és hány hogy hogyan hol honnan hova is ki kik kit kinek mely melyik mennyi mennyire mi
        mik mikor milyen mit miért nem volt voltak van vagy ezt azt ez mire miben
    """,
    "id": """
        ada adalah apa apakah bagaimana bahwa banyak berapa dalam dan dari dengan di dia ini itu juga
        kapan ke kenapa mana mengapa mereka oleh pada saja siapa untuk yang atau
    """,
    "it": """
        a ad ai al alla alle allo agli anche c che chi ci come con cosa cos così cui d da dai dal dalla
        dalle dallo dagli degli dei del dell della delle dello di dove dov dopo e è ed era erano essere
        fu furono gli ha hanno ho i il in io l la le lei lo loro lui ma mi ne nei nel nell nella nelle
        nello negli non o ogni per perché perchè però più può qual quale quali quando quanta quante
        quanti quanto quell quella quelle quelli quello quest questa queste questi questo se si sia sono
        stata stati stato su sua sue sugli sui sul sull sulla sulle suo suoi un una uno vi
    """,
    "ja": """
        の は が を に で と も へ か や ね よ です ます すか した まし でし たか ました でした ている
        てい いる 何 誰 どこ いつ なぜ どう いく くつ くら どの どれ れく つで 何で んで なん って この
        その これ それ こと
    """,
    "nl": """
        aan als ben bij dan dat de deze die dit door een en er had hadden heeft hem hen het hij hoe
        hoeveel hun ik in is je kan kon met mijn naar niet nog of om omdat onder ook op over te toen tot
        uit van vanuit voor waar waardoor waarin waarmee waarnaar waarom waarop waarover waarvan
        waarvoor wanneer waren was wat welk welke werd werden wie wiens worden wordt ze zich zij zijn zo
        zou
    """,
    "no": """
        av at da de den der det disse du en er et for fra han hadde har hun hva hvem hvilke hvilken
        hvilket hvis hvor hvordan hvorfor i ikke jeg kan man med når og også om på seg sin som til var
        ved vi være ble blir
    """,
    "pl": """
        a aby ale by był była było były co czego czemu czy czym dla dlaczego do gdzie i ich ile ilu im
        jak jaka jaki jakie jakiego jakiej jakim jako jego jej jest kiedy kim kogo komu kto która które
        którego której którą którym którzy który lub ma na nad nie niż o od oraz po pod przez przy są
        się skąd ta tak tam te ten to tych tym w we z za ze że został została zostały
    """,
    "pt": """
        a à ao aos as às até com como da das de dela dele deles depois do dos e é ela elas ele eles em
        entre era eram essa esse esta está estão este eu foi foram há isso isto já lhe mais mas me meu
        muito na nas não no nos num numa o onde os ou para pela pelas pelo pelos por porque porquê qual
        quais quando quanta quantas quanto quantos que quê quem são se sem ser seu seus só sobre sua
        suas também tem têm tinha um uma umas uns
    """,
    "ro": """
        a ai al ale am ar au ca care câți câte cât câtă când ce cel cea cei cele cine cu cui cum de deci
        despre din după ea ei el este era erau fi fost i în într îi își la le lor lui mai nu o pe pentru
        prin s sa să sau se sunt și un unde una unei unui
    """,
    "ru": """
        а без бы был была были было в во где да для до его ее её ему если есть еще ещё же за зачем и из
        или им их к как какая какие каким каких какого какое какой каком какую кем ко когда кого ком
        кому которая которого которое которой котором которую которые который которых кто куда ли мне на
        над не него нее неё ней нем нём но о об он она они оно от откуда отчего по под почему при про с
        сколько со так там то того тоже том тот ту ты у чего чей чем чём чему что чтобы чья эта эти это
        этого этой этом этот эту я
    """,
    "sv": """
        att av blev blir de dem den denna deras det dessa du där en er ett från för ha hade han har hon
        hur i inte jag kan man med mot mycket många när och också om på sig sin som till under ut vad
        var varför varifrån vart vem vems vid vilka vilken vilket vi än är åt
    """,
    "tr": """
        acaba ama bir bu bunu bunun da daha dan de den diye e en i ı u ü a in ın un ün nin nın nun nün
        ye yi yı yu yü ta te tan ten nda nde ndan nden la le yla yle gibi hangi hangisi hem her hiç için
        ile ise kaç kaçıncı kadar ki kim kime kimdir kimi kimin kimler mi mı mu mü mıdır midir ne neden
        nedir neler nerede nereden nereye neresi neyi nasıl niçin niye o olan olarak olup onu onun şu ve
        veya ya
    """,
    "uk": """
        а без був була були було в від де для до за з зі і із й його її їх коли кого кому котрий куди ли
        на над не о об по при про скільки та те ти то у хто це цей ця ці чи чий чим чого чому що щоб як
        яка яке який яких якого якої яку яким які
    """,
    "zh": """
        的 了 吗 呢 吧 是 在 和 与 也 都 就 而 被 把 这 那 哪 谁 什 么 怎 什么 怎么 为什 么时 么样 多少
        少了 哪里 哪些 哪个 哪一 几个 这个 那个 请问 个 們 的是 是什 是谁 嗎 這 誰 為什 麼 什麼 怎麼
    """,
}
"""The question words and the most frequent ones of each language, not tuned. Characters of Chinese and
Japanese are words here, and so are two neighbours."""


@cache
def stop_words(language: str) -> frozenset[str]:
    """The stop words of a language, normalised, with and without accents; none of one that is not known."""
    if language == "en":
        return frozenset(_ENGLISH.split())
    words = _OTHERS.get(language, "").split()
    return frozenset(words) | frozenset(map(_unaccented, words))


def _unaccented(word: str) -> str:
    bare = "".join(letter for letter in normalize("NFD", word) if not combining(letter))
    return bare if bare.isascii() else word
