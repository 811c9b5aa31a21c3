// SPDX-License-Identifier: Apache-2.0
/**
 * People with the real Delta Chat core, the same code that the apps are made of.
 *
 * <p>The core comes from npm as one server binary, which speaks JSON-RPC 2.0 on its standard streams, one JSON object a
 * line. Each person has a server process of their own, as two phones would. The tests have them talk through a private
 * relay, the installation test through installed ones.
 *
 * <p>Start with {@link chatmail.packaging.deltachat.DeltaChatAccount}, what one person can do; then
 * {@link chatmail.packaging.deltachat.JsonRpc}, the wire, and {@link chatmail.packaging.deltachat.CoreBinary}, where the
 * core comes from.
 */
@NullMarked
package chatmail.packaging.deltachat;

import org.jspecify.annotations.NullMarked;
