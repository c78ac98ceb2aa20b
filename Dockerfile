# One image for all apps. The command selects the app (docker-compose.yml).
FROM node:24-bookworm-slim AS build
WORKDIR /assent
COPY . .
# Removes the project's optional dependencies, which are PostgreSQL and Node for machines without containers. Optional
# dependencies of libraries stay.
RUN node scripts/assent.mjs build \
 && rm dist/.assent-build dist/.tsbuildinfo \
 && npm pkg delete optionalDependencies \
 && npm prune --ignore-scripts --omit=dev --no-audit --no-fund

FROM node:24-bookworm-slim
ENV NODE_OPTIONS="--enable-source-maps --max-semi-space-size=16 --max-old-space-size=1280"
WORKDIR /assent
COPY --from=build /assent/package.json ./
COPY --from=build /assent/node_modules ./node_modules
COPY --from=build /assent/docs/runbooks ./docs/runbooks
COPY --from=build /assent/dist ./dist
USER node
# Asks over TLS when the process listens with TLS. The certificate names other hosts than this loopback address.
HEALTHCHECK --interval=5s --timeout=3s --start-period=30s --retries=3 \
  CMD ["node", "-e", "require(process.env.TLS_CERT_FILE ? 'node:https' : 'node:http').get({ host: '127.0.0.1', port: process.env.PORT ?? 9003, path: '/health/ready', rejectUnauthorized: false }, ({ statusCode }) => process.exit(statusCode === 200 ? 0 : 1)).on('error', () => process.exit(1))"]
CMD ["node", "dist/apps/standalone/main.js"]
