// SPDX-License-Identifier: Apache-2.0
package chatmail.packaging.relay;

@TrixieDovecot
class DovecotLogOnTrixieIT extends DovecotLogIT {}
