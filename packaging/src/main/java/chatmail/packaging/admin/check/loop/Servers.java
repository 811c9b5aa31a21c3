// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.admin.check.loop;

import java.net.InetSocketAddress;

/** Where a client connects, with TLS from the first octet. */
public record Servers(InetSocketAddress imaps, InetSocketAddress submissions) {}
