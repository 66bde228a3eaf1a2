//! Checks: what a rule of a kind asks, with its words and thresholds from the packs.

mod access_line;
mod additive_allowed;
mod additive_class;
mod additive_known;
mod address_city;
mod address_commune;
mod address_district;
mod address_province;
mod address_slots;
mod address_today;
mod address_township;
mod addresses;
mod allergens_told;
mod amounts;
mod bars_height;
mod bars_quiet_zone;
mod bars_size;
mod claim_certified;
mod claim_documented;
mod claim_qualified;
mod class_qualified;
mod code_margin;
mod code_reads;
mod codes;
mod content_uncovered;
mod cosmetic_fields;
mod country_in_full;
mod cued;
mod date_digits;
mod date_heading;
mod date_label;
mod date_on_one_line;
mod date_order;
mod date_real;
mod date_sequence;
mod dates_not_both_durations;
mod declared;
mod degradable_material;
mod drained_told;
mod elabel;
mod emphasis_amount;
mod energy_balance;
pub(crate) mod engine;
mod extract_amount;
mod faces_at_hand;
mod facts;
mod field_present;
mod file_gtin;
mod file_ingredients;
mod file_name;
mod file_number;
mod file_producer;
mod file_quantity;
mod file_shelf_life;
mod foreign_agrees;
mod foreign_smaller;
mod free_from;
mod glyphs_at_hand;
mod goods_say;
mod gtin;
mod gtin_check_digit;
mod halal_in_capitals;
mod heading;
pub(crate) mod heights;
mod high_risk_code;
mod ingredients;
mod judgement;
mod legal_form_full;
mod lettering_live;
mod mandatory;
mod multipack_whole;
mod name_largest;
mod name_present;
mod named_amounts;
mod no_placeholder;
mod not_one_picture;
mod nutrient_stated;
mod nutrients_possible;
mod nutrition_basis;
mod nutrition_present;
mod nutrition_units;
mod ocop;
mod ocop_basis;
mod ocop_decided;
mod ocop_environment;
mod ocop_issuer;
mod ocop_second_language;
mod ocop_stars;
mod ocop_stars_match;
mod ocop_story;
mod ocop_trace_code;
mod ocop_trademark;
mod ocop_valid;
mod origin_country;
mod panels;
mod party_roles;
mod payload_matches;
mod payload_sound;
mod percentages_descend;
mod percentages_sum;
mod phrase_said;
mod picture_resolution;
mod prefix_home;
mod proper_names_full;
mod pure_without_additives;
mod qr_codes;
mod qr_contrast;
mod qr_module;
mod qr_overlay;
mod qr_polarity;
mod qr_quiet_zone;
mod qr_seams;
mod qr_square;
mod quantities_agree;
mod quantity_exact;
mod quantity_height;
mod quantity_range;
mod quantity_spacing;
mod quantity_term;
mod quantity_unit;
mod reference_values;
mod repack_date;
mod resin;
mod resin_code;
mod sayings;
mod scale_plausible;
mod self_contained;
mod size_known;
mod statement;
mod statement_current;
mod statements_present;
mod supplement_fields;
mod text_composed;
mod text_contrast;
mod text_height;
mod text_inside_trim;
mod text_off_edge;
mod text_shown;
mod text_unicode;
mod trace_data;
pub(crate) mod transition;
mod vietnamese;
mod wording;

pub(crate) use facts::Facts;
pub(crate) use judgement::{Judgement, Problem, Reason, Verdict};

use serde::Deserialize;

use crate::kind::FieldKind;

/// One kind of check, with the parameters of one rule.
pub(crate) trait Check {
    /// The gaps of a sentence that its problems fill.
    const ARGS: &'static [&'static str];

    /// Judges a label.
    fn run(&self, facts: &Facts<'_>) -> Judgement;

    /// The field whose place in the group's list is the rule's provision.
    fn subject(&self) -> Option<FieldKind> {
        None
    }
}

macro_rules! checks {
    ($($name:literal => $variant:ident($type:ty),)*) => {
        /// The check of a rule: its kind and parameters.
        #[derive(Debug, Clone, Deserialize)]
        #[serde(tag = "kind")]
        pub(crate) enum CheckSpec {
            $(#[serde(rename = $name)] $variant($type),)*
        }

        impl CheckSpec {
            pub(crate) fn run(&self, facts: &Facts<'_>) -> Judgement {
                match self { $(Self::$variant(check) => check.run(facts),)* }
            }

            pub(crate) fn args(&self) -> &'static [&'static str] {
                match self { $(Self::$variant(_) => <$type as Check>::ARGS,)* }
            }

            pub(crate) fn subject(&self) -> Option<FieldKind> {
                match self { $(Self::$variant(check) => check.subject(),)* }
            }
        }
    };
}

checks! {
    "access-line" => AccessLine(access_line::AccessLine),
    "additive-allowed" => AdditiveAllowed(additive_allowed::AdditiveAllowed),
    "additive-class" => AdditiveClass(additive_class::AdditiveClass),
    "additive-known" => AdditiveKnown(additive_known::AdditiveKnown),
    "address-city" => AddressCity(address_city::AddressCity),
    "address-commune" => AddressCommune(address_commune::AddressCommune),
    "address-district" => AddressDistrict(address_district::AddressDistrict),
    "address-province" => AddressProvince(address_province::AddressProvince),
    "address-township" => AddressTownship(address_township::AddressTownship),
    "allergens-told" => AllergensTold(allergens_told::AllergensTold),
    "bars-height" => BarsHeight(bars_height::BarsHeight),
    "bars-quiet-zone" => BarsQuietZone(bars_quiet_zone::BarsQuietZone),
    "bars-size" => BarsSize(bars_size::BarsSize),
    "claim-certified" => ClaimCertified(claim_certified::ClaimCertified),
    "claim-documented" => ClaimDocumented(claim_documented::ClaimDocumented),
    "claim-qualified" => ClaimQualified(claim_qualified::ClaimQualified),
    "class-qualified" => ClassQualified(class_qualified::ClassQualified),
    "content-uncovered" => ContentUncovered(content_uncovered::ContentUncovered),
    "code-margin" => CodeMargin(code_margin::CodeMargin),
    "code-reads" => CodeReads(code_reads::CodeReads),
    "cosmetic-fields" => CosmeticFields(cosmetic_fields::CosmeticFields),
    "country-in-full" => CountryInFull(country_in_full::CountryInFull),
    "date-digits" => DateDigits(date_digits::DateDigits),
    "date-heading" => DateHeading(date_heading::DateHeading),
    "date-label" => DateLabel(date_label::DateLabel),
    "date-on-one-line" => DateOnOneLine(date_on_one_line::DateOnOneLine),
    "date-order" => DateOrder(date_order::DateOrder),
    "date-real" => DateReal(date_real::DateReal),
    "date-sequence" => DateSequence(date_sequence::DateSequence),
    "dates-not-both-durations" => DatesNotBothDurations(dates_not_both_durations::DatesNotBothDurations),
    "degradable-material" => DegradableMaterial(degradable_material::DegradableMaterial),
    "drained-told" => DrainedTold(drained_told::DrainedTold),
    "elabel-minimum" => ElabelMinimum(elabel::ElabelMinimum),
    "emphasis-amount" => EmphasisAmount(emphasis_amount::EmphasisAmount),
    "energy-balance" => EnergyBalance(energy_balance::EnergyBalance),
    "extract-amount" => ExtractAmount(extract_amount::ExtractAmount),
    "faces-at-hand" => FacesAtHand(faces_at_hand::FacesAtHand),
    "field-present" => FieldPresent(field_present::FieldPresent),
    "file-gtin" => FileGtin(file_gtin::FileGtin),
    "file-ingredients" => FileIngredients(file_ingredients::FileIngredients),
    "file-name" => FileName(file_name::FileName),
    "file-number" => FileNumber(file_number::FileNumber),
    "file-producer" => FileProducer(file_producer::FileProducer),
    "file-quantity" => FileQuantity(file_quantity::FileQuantity),
    "file-shelf-life" => FileShelfLife(file_shelf_life::FileShelfLife),
    "foreign-agrees" => ForeignAgrees(foreign_agrees::ForeignAgrees),
    "foreign-smaller" => ForeignSmaller(foreign_smaller::ForeignSmaller),
    "free-from" => FreeFrom(free_from::FreeFrom),
    "glyphs-at-hand" => GlyphsAtHand(glyphs_at_hand::GlyphsAtHand),
    "goods-say" => GoodsSay(goods_say::GoodsSay),
    "gtin-check-digit" => GtinCheckDigit(gtin_check_digit::GtinCheckDigit),
    "halal-in-capitals" => HalalInCapitals(halal_in_capitals::HalalInCapitals),
    "high-risk-code" => HighRiskCode(high_risk_code::HighRiskCode),
    "legal-form-full" => LegalFormFull(legal_form_full::LegalFormFull),
    "lettering-live" => LetteringLive(lettering_live::LetteringLive),
    "multipack-whole" => MultipackWhole(multipack_whole::MultipackWhole),
    "name-largest" => NameLargest(name_largest::NameLargest),
    "name-present" => NamePresent(name_present::NamePresent),
    "named-amounts" => NamedAmounts(named_amounts::NamedAmounts),
    "no-placeholder" => NoPlaceholder(no_placeholder::NoPlaceholder),
    "not-one-picture" => NotOnePicture(not_one_picture::NotOnePicture),
    "nutrient-stated" => NutrientStated(nutrient_stated::NutrientStated),
    "nutrients-possible" => NutrientsPossible(nutrients_possible::NutrientsPossible),
    "nutrition-basis" => NutritionBasis(nutrition_basis::NutritionBasis),
    "nutrition-present" => NutritionPresent(nutrition_present::NutritionPresent),
    "nutrition-units" => NutritionUnits(nutrition_units::NutritionUnits),
    "ocop-basis" => OcopBasis(ocop_basis::OcopBasis),
    "ocop-decided" => OcopDecided(ocop_decided::OcopDecided),
    "ocop-environment" => OcopEnvironment(ocop_environment::OcopEnvironment),
    "ocop-issuer" => OcopIssuer(ocop_issuer::OcopIssuer),
    "ocop-second-language" => OcopSecondLanguage(ocop_second_language::OcopSecondLanguage),
    "ocop-stars" => OcopStars(ocop_stars::OcopStars),
    "ocop-stars-match" => OcopStarsMatch(ocop_stars_match::OcopStarsMatch),
    "ocop-story" => OcopStory(ocop_story::OcopStory),
    "ocop-trace-code" => OcopTraceCode(ocop_trace_code::OcopTraceCode),
    "ocop-trademark" => OcopTrademark(ocop_trademark::OcopTrademark),
    "ocop-valid" => OcopValid(ocop_valid::OcopValid),
    "origin-country" => OriginCountry(origin_country::OriginCountry),
    "party-roles" => PartyRoles(party_roles::PartyRoles),
    "payload-matches" => PayloadMatches(payload_matches::PayloadMatches),
    "payload-sound" => PayloadSound(payload_sound::PayloadSound),
    "percentages-descend" => PercentagesDescend(percentages_descend::PercentagesDescend),
    "percentages-sum" => PercentagesSum(percentages_sum::PercentagesSum),
    "phrase-said" => PhraseSaid(phrase_said::PhraseSaid),
    "picture-resolution" => PictureResolution(picture_resolution::PictureResolution),
    "prefix-home" => PrefixHome(prefix_home::PrefixHome),
    "proper-names-full" => ProperNamesFull(proper_names_full::ProperNamesFull),
    "pure-without-additives" => PureWithoutAdditives(pure_without_additives::PureWithoutAdditives),
    "qr-contrast" => QrContrast(qr_contrast::QrContrast),
    "qr-module" => QrModule(qr_module::QrModule),
    "qr-overlay" => QrOverlay(qr_overlay::QrOverlay),
    "qr-polarity" => QrPolarity(qr_polarity::QrPolarity),
    "qr-quiet-zone" => QrQuietZone(qr_quiet_zone::QrQuietZone),
    "qr-seams" => QrSeams(qr_seams::QrSeams),
    "qr-square" => QrSquare(qr_square::QrSquare),
    "quantities-agree" => QuantitiesAgree(quantities_agree::QuantitiesAgree),
    "quantity-exact" => QuantityExact(quantity_exact::QuantityExact),
    "quantity-height" => QuantityHeight(quantity_height::QuantityHeight),
    "quantity-range" => QuantityRange(quantity_range::QuantityRange),
    "quantity-spacing" => QuantitySpacing(quantity_spacing::QuantitySpacing),
    "quantity-term" => QuantityTerm(quantity_term::QuantityTerm),
    "quantity-unit" => QuantityUnit(quantity_unit::QuantityUnit),
    "reference-values" => ReferenceValues(reference_values::ReferenceValues),
    "repack-date" => RepackDate(repack_date::RepackDate),
    "resin-code" => ResinCode(resin_code::ResinCode),
    "scale-plausible" => ScalePlausible(scale_plausible::ScalePlausible),
    "self-contained" => SelfContained(self_contained::SelfContained),
    "size-known" => SizeKnown(size_known::SizeKnown),
    "statement-current" => StatementCurrent(statement_current::StatementCurrent),
    "statements-present" => StatementsPresent(statements_present::StatementsPresent),
    "supplement-fields" => SupplementFields(supplement_fields::SupplementFields),
    "text-composed" => TextComposed(text_composed::TextComposed),
    "text-contrast" => TextContrast(text_contrast::TextContrast),
    "text-height" => TextHeight(text_height::TextHeight),
    "text-inside-trim" => TextInsideTrim(text_inside_trim::TextInsideTrim),
    "text-off-edge" => TextOffEdge(text_off_edge::TextOffEdge),
    "text-shown" => TextShown(text_shown::TextShown),
    "text-unicode" => TextUnicode(text_unicode::TextUnicode),
    "trace-data" => TraceData(trace_data::TraceData),
    "vietnamese" => Vietnamese(vietnamese::Vietnamese),
}
