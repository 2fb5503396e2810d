/** Dialect: licences and tenants, updates as ZIP files, telemetry ({@code docs/servers/license.md}). */
@NullMarked
package io.github.clientupdater.server.license;

import org.jspecify.annotations.NullMarked;
