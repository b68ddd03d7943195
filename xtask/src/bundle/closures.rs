//! What calls closures for JavaScript: most of it nothing needs, and no optimiser dares
//! to remove it.
//!
//! js-sys describes to wasm-bindgen the closures that its functions take, those of
//! each function there is. A description points to what calls such a closure, and so
//! all of these stay in the table of functions, where a call by number might find
//! them. Yet JavaScript calls a closure by an export, and Rust by its vtable.

use anyhow::{Result, ensure};
use walrus::{ElementItems, FunctionBuilder, Module};

/// Whether a function of this name calls a closure for JavaScript. Beside these
/// wasm-bindgen has closures of its own, which are called by the table.
fn calls_a_closure(name: &str) -> bool {
    let inside = name.split_once("wasm_bindgen");
    let path = inside.and_then(|(_, path)| path.split_once("::convert::closures::"));
    path.is_some_and(|(_, path)| path.trim_start_matches("_::").starts_with("invoke"))
}

/// Takes them out of the table: in their places stands a function that traps. Those
/// that JavaScript calls stay by their exports, and the optimiser removes the others.
/// Fails if there are none: then wasm-bindgen names them in another way.
pub fn leave_the_table(module: &mut Module) -> Result<()> {
    let mut trap = FunctionBuilder::new(&mut module.types, &[], &[]);
    trap.func_body().unreachable();
    let trap = trap.finish(Vec::new(), &mut module.funcs);
    let mut left = 0;
    for element in module.elements.iter_mut() {
        let ElementItems::Functions(functions) = &mut element.items else {
            continue;
        };
        for function in functions {
            let name = module.funcs.get(*function).name.as_deref();
            if name.is_some_and(calls_a_closure) {
                *function = trap;
                left += 1;
            }
        }
    }
    ensure!(
        left > 0,
        "nothing in the app's table calls a closure: see how wasm-bindgen names it now, and \
         say so in {}",
        file!()
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use walrus::{ConstExpr, ElementKind, RefType, ir::Value};

    use super::*;

    #[test]
    fn what_calls_closures_is_known_by_its_name() {
        for (name, calls) in [
            (
                "wasm_bindgen[d7]::convert::closures::_::invoke::<JsValue, (), true>",
                true,
            ),
            (
                "wasm_bindgen[d7]::convert::closures::_::_::invoke::<Event, (), true>",
                true,
            ),
            (
                "wasm_bindgen::convert::closures::_::invoke::h0123456789abcdef",
                true,
            ),
            (
                "wasm_bindgen::convert::closures::<impl wasm_bindgen::closure::WasmClosureFnOnce<(),A,R> for T>::into_fn_mut::{{closure}}::h01",
                false,
            ),
            ("<app::convert::closures::invoke>::call", false),
            ("app::draw", false),
        ] {
            assert_eq!(calls_a_closure(name), calls, "{name}");
        }
    }

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

        leave_the_table(&mut module).unwrap();

        let ElementItems::Functions(left) = &module.elements.get(element).items else {
            panic!("the table holds functions");
        };
        let left: Vec<_> = left
            .iter()
            .map(|id| module.funcs.get(*id).name.as_deref())
            .collect();
        assert_eq!(left, [Some(names[0]), None, Some(names[2])]);

        let error = leave_the_table(&mut module).unwrap_err().to_string();
        assert!(error.contains("closures.rs"), "{error}");
    }
}
