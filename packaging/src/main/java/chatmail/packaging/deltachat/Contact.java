// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.deltachat;

/**
 * Somebody in an account's address book.
 *
 * @param verified the key was checked through an invitation, not only seen in a mail
 */
public record Contact(int id, String name, boolean verified) {}
