/** One measured number. */ /** The same round, written down; a run is judged by what is printed. */ export function figure(id, label, value, unit) {
    const digits = 4;
    return {
        id,
        label,
        value: Number(value.toFixed(digits)),
        unit
    };
}

//# sourceMappingURL=figure.js.map