"""Closed lists: country codes, sectors, levels, modalities, the slots of a frame."""

from __future__ import annotations

from typing import Final


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# ISO 3166-1 alpha-3, then XKX (Kosovo, user-assigned), then codes of states that are no more (ISO 3166-3).
COUNTRIES: Final = _words("""
    ABW AFG AGO AIA ALA ALB AND ARE ARG ARM ASM ATA ATF ATG AUS AUT AZE BDI BEL BEN BES BFA BGD BGR BHR BHS BIH BLM BLR BLZ
    BMU BOL BRA BRB BRN BTN BVT BWA CAF CAN CCK CHE CHL CHN CIV CMR COD COG COK COL COM CPV CRI CUB CUW CXR CYM CYP CZE DEU
    DJI DMA DNK DOM DZA ECU EGY ERI ESH ESP EST ETH FIN FJI FLK FRA FRO FSM GAB GBR GEO GGY GHA GIB GIN GLP GMB GNB GNQ GRC
    GRD GRL GTM GUF GUM GUY HKG HMD HND HRV HTI HUN IDN IMN IND IOT IRL IRN IRQ ISL ISR ITA JAM JEY JOR JPN KAZ KEN KGZ KHM
    KIR KNA KOR KWT LAO LBN LBR LBY LCA LIE LKA LSO LTU LUX LVA MAC MAF MAR MCO MDA MDG MDV MEX MHL MKD MLI MLT MMR MNE MNG
    MNP MOZ MRT MSR MTQ MUS MWI MYS MYT NAM NCL NER NFK NGA NIC NIU NLD NOR NPL NRU NZL OMN PAK PAN PCN PER PHL PLW PNG POL
    PRI PRK PRT PRY PSE PYF QAT REU ROU RUS RWA SAU SDN SEN SGP SGS SHN SJM SLB SLE SLV SMR SOM SPM SRB SSD STP SUR SVK SVN
    SWE SWZ SXM SYC SYR TCA TCD TGO THA TJK TKL TKM TLS TON TTO TUN TUR TUV TWN TZA UGA UKR UMI URY USA UZB VAT VCT VEN VGB
    VIR VNM VUT WLF WSM YEM ZAF ZMB ZWE
    XKX
    SUN YUG SCG CSK DDR YMD
    """)
STATELESS: Final = frozenset({"IGO", "NGO", "IMG"})
SECTORS: Final = _words("GOV MIL OPP REB IGO NGO MED CVL LEG JUD BUS")
MODALITIES: Final = frozenset({"asserted", "planned", "possible", "desired"})
POLARITIES: Final = frozenset({"affirmed", "negated"})
EFFECTS: Final = frozenset({"negated", "planned", "possible", "desired", "none"})
SCOPES: Final = frozenset({"inf", "comp", "obj", "clause"})
LEVELS: Final = _words(
    "head-of-state head-of-government minister deputy envoy ambassador spokesperson legislator commander official"
)

# Slots that are no preposition; see README.md for what each matches.
SLOTS: Final = _words("subj obj iobj comp inf poss adj compound acl head")
# The first word of a slot that is a preposition or conjunction ("in front of", "من قبل", "ب رصاص").
PREPOSITIONS: Final = {
    "en": _words("""
        about above across after against ahead along alongside amid among around as at before behind below beneath beside between
        beyond by concerning despite down during for from in inside into near of off on onto out outside over past per regarding
        since through throughout till to toward towards under until up upon via with within without and that whether because due
        according away belonging
        """),
    "ar": _words("""
        في من إلى على عن ب ل ك مع ضد حول بشأن بين عبر خلال لدى عند تجاه إزاء نحو قبل بعد منذ حتى دون بدون أمام وراء خلف فوق تحت
        داخل خارج ضمن وسط قرب لصالح بحق باسم عقب إثر بسبب رغم حيال بواسطة بخصوص لأجل صوب جراء قبالة برفقة برئاسة بقيادة
        بمشاركة بحضور باتجاه نيابة و أن
        """),
}
