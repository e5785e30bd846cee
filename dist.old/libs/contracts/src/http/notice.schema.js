import * as z from "zod";
/** What everybody who works at an agency must know of its state. A code for programs, a sentence for people. */ export const NOTICE_CODES = [
    'audit-unconfirmed'
];
export const Notice = z.object({
    code: z.enum(NOTICE_CODES),
    text: z.string().meta({
        description: 'In Spanish, to be shown as it stands'
    })
});
export const Notices = z.object({
    items: z.array(Notice)
});

//# sourceMappingURL=notice.schema.js.map