import { DocumentBuilder, SwaggerModule } from "@nestjs/swagger";
import * as z from "zod";
/** Serves the OpenAPI 3.1 document at `/docs` (page) and `/docs-json`, its schemas made from the zod schemas themselves. */ export function serveOpenApi(app, title) {
    const description = new DocumentBuilder().setOpenAPIVersion('3.1.0').setTitle(title).setVersion('1').addBearerAuth().addSecurityRequirements('bearer').build();
    SwaggerModule.setup('docs', app, ()=>SwaggerModule.createDocument(app, description, {
            standardSchemaConverter: (schema, { schemaType })=>{
                if (!(schema instanceof z.ZodType)) return undefined;
                const { $schema: _, ...json } = z.toJSONSchema(schema, {
                    io: schemaType,
                    unrepresentable: 'any'
                });
                return {
                    schema: json
                };
            }
        }));
}

//# sourceMappingURL=openapi.document.js.map