const who = (f)=>`${f['type']} (${f['source']} → ${f['recipient']})`;
const SPANISH = {
    'keys-unpinned': ()=>'Las claves venían en el expediente y valen lo que valga el expediente. Pida las claves a cada institución, compare sus huellas por teléfono y verifique otra vez con --keys.',
    'key-unusable': (f)=>`Una clave (${f['key']}) no se puede usar o está repetida.`,
    'checkpoint-signed': (f)=>`La auditoría (${f['origin']}) firmó el punto de control de ${f['size']} hojas.`,
    'checkpoint-forged': ()=>'El punto de control NO lleva una firma válida de la auditoría: nada de lo que sigue queda probado por él.',
    'checkpoint-witnessed': (f)=>`El testigo ${f['witness']} firmó el registro de ${f['size']} hojas el ${f['at']}.`,
    'checkpoint-unwitnessed': ()=>'Ningún testigo firmó el punto de control: solo la auditoría responde por él.',
    'witness-forged': ()=>'El punto de control que se dice firmado por un testigo NO tiene firmas válidas.',
    'history-rewritten': (f)=>`El registro NO continúa el de ${f['size']} hojas que firmó el testigo: la historia fue cambiada.`,
    'leaf-unwitnessed': (f)=>`Hoja ${f['leaf']}: ${who(f)} llegó después de lo que firmó el testigo.`,
    'leaf-not-included': (f)=>`Hoja ${f['leaf']}: ${who(f)} NO está en el registro que se firmó, o fue alterada.`,
    'leaf-twice': (f)=>`La hoja ${f['leaf']} aparece dos veces.`,
    'message-malformed': (f)=>`Hoja ${f['leaf']}: no es un mensaje de Enlace.`,
    'message-forged': (f)=>`Hoja ${f['leaf']}: ${f['source']} NO firmó estos bytes de ${who(f)}.`,
    'message-key-unknown': (f)=>`Hoja ${f['leaf']}: falta la clave con la que se firmó ${who(f)}.`,
    'message-key-expired': (f)=>`Hoja ${f['leaf']}: la clave de ${f['source']} no era válida el ${f['at']}.`,
    'message-source-false': (f)=>`Hoja ${f['leaf']}: dice ser de ${f['source']} y la firmó ${f['signer']}.`,
    'message-proved': (f)=>`Hoja ${f['leaf']}: ${f['source']} escribió ${f['type']} a ${f['recipient']} (${f['at']}); está en el registro.`,
    'entry-unrelated': (f)=>`Hoja ${f['leaf']}: ${who(f)} no trata de este caso ni le contesta.`,
    'sequence-gap': (f)=>`Falta el mensaje número ${f['sequence']} de ${f['source']} sobre este caso.`,
    'sequence-twice': (f)=>`${f['source']} dio el mismo número a dos mensajes de este caso.`,
    'receipt-proved': (f)=>`Hoja ${f['leaf']}: ${f['recipient']} acusó recibo de ${f['type']} de ${f['source']} (hoja ${f['answer']}, ${f['at']}).`,
    'receipt-missing': (f)=>`Hoja ${f['leaf']}: no hay acuse de ${f['recipient']} para ${f['type']} de ${f['source']}.`,
    'receipt-other-digest': (f)=>`Hoja ${f['leaf']}: el acuse de ${f['recipient']} (hoja ${f['answer']}) nombra OTROS bytes que los de este mensaje.`,
    'refusal-proved': (f)=>`Hoja ${f['leaf']}: ${f['recipient']} rechazó ${f['type']} de ${f['source']} (hoja ${f['answer']}, ${f['at']}).`,
    'case-empty': ()=>'No hay ningún mensaje de este caso.',
    'log-first-seen': (f)=>`Primera vez: se recuerda el registro de ${f['size']} hojas. La próxima se compara con este.`,
    'log-continued': (f)=>`El registro de ${f['size']} hojas continúa el de ${f['from']} que se recordaba.`,
    'log-rolled-back': (f)=>`El registro RETROCEDIÓ: tenía ${f['from']} hojas y ahora muestra ${f['size']}.`,
    'log-forked': (f)=>`El registro tiene DOS historias: con ${f['size']} hojas mostró otra raíz que la recordada.`
};
const ENGLISH = {
    'keys-unpinned': ()=>'The keys came with the pack and are only as good as the pack. Get the keys from each institution, compare their fingerprints by telephone and verify again with --keys.',
    'key-unusable': (f)=>`A key (${f['key']}) cannot be used or is there twice.`,
    'checkpoint-signed': (f)=>`The audit (${f['origin']}) signed the checkpoint of ${f['size']} leaves.`,
    'checkpoint-forged': ()=>'The checkpoint does NOT carry a valid signature of the audit: it proves nothing of what follows.',
    'checkpoint-witnessed': (f)=>`The witness ${f['witness']} signed the log of ${f['size']} leaves at ${f['at']}.`,
    'checkpoint-unwitnessed': ()=>'No witness signed the checkpoint: the audit alone vouches for it.',
    'witness-forged': ()=>'The checkpoint that a witness is said to have signed does NOT have valid signatures.',
    'history-rewritten': (f)=>`The log does NOT continue the one of ${f['size']} leaves that the witness signed: history was changed.`,
    'leaf-unwitnessed': (f)=>`Leaf ${f['leaf']}: ${who(f)} came after what the witness signed.`,
    'leaf-not-included': (f)=>`Leaf ${f['leaf']}: ${who(f)} is NOT in the log that was signed, or was altered.`,
    'leaf-twice': (f)=>`Leaf ${f['leaf']} is there twice.`,
    'message-malformed': (f)=>`Leaf ${f['leaf']}: this is no message of Enlace.`,
    'message-forged': (f)=>`Leaf ${f['leaf']}: ${f['source']} did NOT sign these bytes of ${who(f)}.`,
    'message-key-unknown': (f)=>`Leaf ${f['leaf']}: the key that signed ${who(f)} is missing.`,
    'message-key-expired': (f)=>`Leaf ${f['leaf']}: the key of ${f['source']} was not valid at ${f['at']}.`,
    'message-source-false': (f)=>`Leaf ${f['leaf']}: it says it is from ${f['source']}, and ${f['signer']} signed it.`,
    'message-proved': (f)=>`Leaf ${f['leaf']}: ${f['source']} wrote ${f['type']} to ${f['recipient']} (${f['at']}); it is in the log.`,
    'entry-unrelated': (f)=>`Leaf ${f['leaf']}: ${who(f)} is not about this case and does not answer it.`,
    'sequence-gap': (f)=>`Message number ${f['sequence']} of ${f['source']} about this case is missing.`,
    'sequence-twice': (f)=>`${f['source']} gave one number to two messages of this case.`,
    'receipt-proved': (f)=>`Leaf ${f['leaf']}: ${f['recipient']} receipted ${f['type']} of ${f['source']} (leaf ${f['answer']}, ${f['at']}).`,
    'receipt-missing': (f)=>`Leaf ${f['leaf']}: there is no receipt of ${f['recipient']} for ${f['type']} of ${f['source']}.`,
    'receipt-other-digest': (f)=>`Leaf ${f['leaf']}: the receipt of ${f['recipient']} (leaf ${f['answer']}) names OTHER bytes than those of this message.`,
    'refusal-proved': (f)=>`Leaf ${f['leaf']}: ${f['recipient']} refused ${f['type']} of ${f['source']} (leaf ${f['answer']}, ${f['at']}).`,
    'case-empty': ()=>'There is no message of this case.',
    'log-first-seen': (f)=>`First time: the log of ${f['size']} leaves is remembered. The next is compared with it.`,
    'log-continued': (f)=>`The log of ${f['size']} leaves continues the one of ${f['from']} that was remembered.`,
    'log-rolled-back': (f)=>`The log went BACK: it had ${f['from']} leaves and now shows ${f['size']}.`,
    'log-forked': (f)=>`The log has TWO histories: with ${f['size']} leaves it showed another root than the one remembered.`
};
const PROVED = {
    es: {
        pack: 'PROBADO: todo lo que contiene el expediente está firmado, registrado y completo.',
        log: 'PROBADO: el registro continúa lo que se había visto de él, y un testigo lo respalda.'
    },
    en: {
        pack: 'PROVED: all that the pack holds is signed, logged and whole.',
        log: 'PROVED: the log continues what was seen of it, and a witness vouches for it.'
    }
};
const OTHERWISE = {
    es: {
        false: 'FALSO: algo fue alterado, o no es lo que dice ser. Vea las líneas con ✗.',
        incomplete: 'INCOMPLETO: nada es falso, pero falta algo para una prueba entera. Vea las líneas con ?.',
        unreadable: 'ILEGIBLE: no se pudo leer, o no es un expediente de Enlace de una versión conocida.'
    },
    en: {
        false: 'FALSE: something was altered, or is not what it says. See the lines with ✗.',
        incomplete: 'INCOMPLETE: nothing is false, but something is missing for a whole proof. See the lines with ?.',
        unreadable: 'UNREADABLE: it could not be read, or is not an evidence pack of Enlace of a known version.'
    }
};
export function phraseOf({ code, facts }, language) {
    return (language === 'es' ? SPANISH : ENGLISH)[code](facts);
}
export function verdictText(verdict, language, checked = 'pack') {
    return verdict === 'proved' ? PROVED[language][checked] : OTHERWISE[language][verdict];
}

//# sourceMappingURL=finding.text.js.map