// SPDX-License-Identifier: Apache-2.0
/**
 * The server side of Dovecot's dict protocol, as its versions 2.3 and 2.4 speak it.
 *
 * <p>A line is one command letter and TAB-separated fields, see {@link chatmail.doveauth.dict.DictRequest}; answers begin
 * with {@code O}, {@code N} or {@code F} and no other byte, because Dovecot 2.3 crashes on one it does not know. A door
 * implements {@link chatmail.doveauth.dict.DictHandler} and never sees the wire; {@link
 * chatmail.doveauth.dict.DictServer} puts it on a socket. Inside, start at {@code DictSession}.
 */
@NullMarked
package chatmail.doveauth.dict;

import org.jspecify.annotations.NullMarked;
