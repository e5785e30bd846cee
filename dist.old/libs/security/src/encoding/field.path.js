/** A path as a client would write it: `data.persons[0].needs[1]`. Names of fields and indices only, never a value. */ export function fieldPath(path) {
    return path.reduce((field, part)=>{
        if (typeof part === 'number') return `${field}[${part}]`;
        return field === '' ? String(part) : `${field}.${String(part)}`;
    }, '');
}

//# sourceMappingURL=field.path.js.map