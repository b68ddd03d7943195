//! Functions that nothing calls, and that no optimiser dares to remove.
//!
//! js-sys describes to wasm-bindgen the closures that its functions take, those of
//! each function there is. A description points to what calls such a closure, and so
//! all of these stay in the table of functions, where a call by number might find
//! them. Yet JavaScript calls a closure by an export, and Rust by its vtable.

use walrus::{ElementItems, FunctionBuilder, FunctionId, Module};

/// What Rust names the functions that call a closure for JavaScript.
const CALLS_A_CLOSURE: &str = "::convert::closures::";

/// Takes them out of the table: in their places stands a function that traps. Those
/// that JavaScript calls stay by their exports, and the optimiser removes the others.
pub fn leave_the_table(module: &mut Module) {
    let is_one = |module: &Module, id: FunctionId| {
        let name = module.funcs.get(id).name.as_deref();
        name.is_some_and(|name| name.contains(CALLS_A_CLOSURE))
    };
    let mut trap = FunctionBuilder::new(&mut module.types, &[], &[]);
    trap.func_body().unreachable();
    let trap = trap.finish(Vec::new(), &mut module.funcs);
    let tables: Vec<_> = module.elements.iter().map(|it| it.id()).collect();
    for id in tables {
        let ElementItems::Functions(mut functions) = module.elements.get(id).items.clone() else {
            continue;
        };
        for function in &mut functions {
            if is_one(module, *function) {
                *function = trap;
            }
        }
        module.elements.get_mut(id).items = ElementItems::Functions(functions);
    }
}

#[cfg(test)]
mod tests {
    use walrus::{ConstExpr, ElementKind, RefType, ir::Value};

    use super::*;

    #[test]
    fn only_what_calls_closures_leaves_the_table_and_no_place_in_it_moves() {
        let mut module = Module::default();
        let names = [
            "app::draw",
            "wasm_bindgen[d7]::convert::closures::_::invoke::<JsValue, (), true>",
            "app::hear",
        ];
        let functions = names.map(|name| {
            let mut function = FunctionBuilder::new(&mut module.types, &[], &[]);
            function.name(name.into());
            function.finish(Vec::new(), &mut module.funcs)
        });
        let table = module.tables.add_local(false, 3, None, RefType::FUNCREF);
        let offset = ConstExpr::Value(Value::I32(0));
        let kind = ElementKind::Active { table, offset };
        let items = ElementItems::Functions(functions.into());
        let element = module.elements.add(kind, items);

        leave_the_table(&mut module);

        let ElementItems::Functions(left) = &module.elements.get(element).items else {
            panic!("the table holds functions");
        };
        let left: Vec<_> = left
            .iter()
            .map(|id| module.funcs.get(*id).name.as_deref())
            .collect();
        assert_eq!(left, [Some(names[0]), None, Some(names[2])]);
    }
}
