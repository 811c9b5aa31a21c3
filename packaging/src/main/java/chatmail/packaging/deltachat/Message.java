// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

/**
 * A message as its reader sees it.
 *
 * @param encrypted the padlock: it was encrypted to the reader and signed by its sender
 * @param arrivedNanos when the reader's core told of it, on the clock of {@link System#nanoTime()}
 */
public record Message(int id, int chat, String text, String sender, boolean encrypted, long arrivedNanos) {}
