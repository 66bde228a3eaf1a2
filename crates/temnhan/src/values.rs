//! What a field's value says, for the report.

use crate::field::address::{self, Part};
use crate::field::date::DateReading;
use crate::field::duration::Duration;
use crate::field::multiple::Multiple;
use crate::field::net_quantity::NetQuantity;
use crate::field::nutrition::Panel;
use crate::field::quantity::Quantity;
use crate::field::{Detail, Field};
use crate::pack::{Dimension, Level, Lexicon, Role, Unit};
use crate::report::{
    AddressLevel, AddressPart, Amount, DateValue, DurationValue, Items, NutrientValue,
    NutritionBasis, NutritionValue, Parts, QuantityValue,
};
use crate::units::rounded;

/// The parts of a field's value; `None` for the kinds that have none, and where nothing was read.
pub(crate) fn parts(field: &Field, lexicon: &Lexicon) -> Option<Parts> {
    let units = &lexicon.units;
    match &field.detail {
        Detail::Ingredients(items) => Some(Parts::Ingredients(items.clone())),
        Detail::Quantity(net) => {
            let drained = field.role == Some(Role::Drained);
            net.as_ref().map(|net| Parts::Quantity(quantity(net, drained, units)))
        }
        Detail::Date(reading) => date(reading).map(Parts::Date),
        Detail::Nutrition(panel) => Some(Parts::Nutrition(nutrition(panel, units))),
        Detail::Address(parts) => Some(Parts::Address(address(parts, &field.value, lexicon))),
        Detail::None | Detail::Origin(_) => None,
    }
}

fn quantity(net: &NetQuantity, drained: bool, units: &[Unit]) -> QuantityValue {
    let items = net.multiple.as_ref().map(|multiple| items(multiple, units));
    let total = net.multiple.as_ref().and_then(|multiple| {
        let each = multiple.each.as_ref()?;
        let value = f64::from(multiple.count) * each.amount?;
        let unprinted = each.chars == net.nominal.chars;
        unprinted.then(|| Amount { value: Some(rounded(value)), ..amount(each, units) })
    });
    QuantityValue { nominal: amount(&net.nominal, units), items, total, drained }
}

fn items(multiple: &Multiple, units: &[Unit]) -> Items {
    let each = multiple.each.as_ref().map(|each| amount(each, units));
    Items { count: multiple.count, of: multiple.of.clone(), each }
}

fn amount(found: &Quantity, units: &[Unit]) -> Amount {
    let unit = &units[found.unit_index];
    let symbol = unit.symbols.first().filter(|_| unit.dimension != Dimension::Count);
    Amount {
        value: found.amount.map(rounded),
        at_least: found.least.map(rounded),
        tolerance: found.tolerance.map(rounded),
        unit: symbol.unwrap_or(&found.unit).clone(),
    }
}

fn date(reading: &DateReading) -> Option<DateValue> {
    Some(match reading {
        DateReading::Day(day) => match day.day {
            Some(date) => DateValue::Day(date),
            None => DateValue::NoSuchDay(day.text.clone()),
        },
        DateReading::Month(found) => match found.month {
            Some(month) => DateValue::Month(format!("{:04}-{month:02}", found.year)),
            None => DateValue::Year(u32::from(found.year)),
        },
        DateReading::Duration(found) => DateValue::Duration(duration(found)),
        DateReading::Pointer => DateValue::Pointer,
        DateReading::Blank | DateReading::Draft => DateValue::Blank,
        DateReading::Unclear => return None,
    })
}

fn duration(found: &Duration) -> DurationValue {
    DurationValue {
        value: rounded(found.amount),
        at_least: found.least.map(rounded),
        unit: found.unit,
    }
}

fn nutrition(panel: &Panel, units: &[Unit]) -> NutritionValue {
    let basis = panel.basis.as_ref().map(|basis| NutritionBasis {
        serving: basis.serving,
        amount: basis.amount.as_ref().map(|found| amount(found, units)),
    });
    let rows = panel.rows.iter().map(|row| NutrientValue {
        nutrient: row.key.clone(),
        value: row.value.amount.map(rounded),
        less_than: row.value.less_than,
        unit: row.value.unit.clone(),
        percent: row.percent.map(rounded),
    });
    NutritionValue { basis, rows: rows.collect() }
}

/// The parts of an address and its country. A last part without a word that is a province's name
/// is a province.
fn address(parts: &[Part], value: &str, lexicon: &Lexicon) -> Vec<AddressPart> {
    let level = |at: usize, part: &Part| {
        if at + 1 == parts.len() && part.is_province(lexicon) {
            return Some(AddressLevel::Province);
        }
        part.level.map(of_level)
    };
    let own = parts.iter().enumerate();
    let mut found: Vec<AddressPart> = own
        .map(|(at, part)| AddressPart { level: level(at, part), text: part.text.clone() })
        .collect();
    found.extend(
        address::country(value, lexicon)
            .map(|part| AddressPart { level: Some(AddressLevel::Country), text: part.text }),
    );
    found
}

fn of_level(level: Level) -> AddressLevel {
    match level {
        Level::Province => AddressLevel::Province,
        Level::City => AddressLevel::City,
        Level::District => AddressLevel::District,
        Level::Township => AddressLevel::Township,
        Level::Commune => AddressLevel::Commune,
        Level::Below => AddressLevel::Site,
    }
}
