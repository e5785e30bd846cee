/**
 * Bodies that are kept are parked ciphertext, and receipts: base64 of hashes. To compress them is work for nothing; it took
 * a hundred times as long as to store a message without one.
 */ export class PlainBody1764800000000 {
    async up(runner) {
        await runner.query('ALTER TABLE inbox_message ALTER COLUMN body SET STORAGE EXTERNAL');
    }
    async down(runner) {
        await runner.query('ALTER TABLE inbox_message ALTER COLUMN body SET STORAGE EXTENDED');
    }
    constructor(){
        this.name = 'PlainBody1764800000000';
    }
}

//# sourceMappingURL=1764800000000-plain-body.migration.js.map