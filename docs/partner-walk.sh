#!/usr/bin/env bash
# The partner's side of the loop by hand: fetch an invoice, deliver it, and post the money back.
# Runs against `npm run demo -- --partner=off` and reads its keys from DATA_DIR/demo-credentials.json.
# Needs bash, curl and Node. Ends with an exit code that is not 0 at the first answer that is not as promised.
set -euo pipefail

credentials="${DATA_DIR:-.data}/demo-credentials.json"
[ -r "$credentials" ] || { echo "No $credentials: start npm run demo -- --partner=off first." >&2; exit 1; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# A value of a JSON file by a JavaScript expression over `it`.
pick() { node -e 'const it = JSON.parse(fs.readFileSync(process.argv[1], "utf8")); process.stdout.write(String(eval(process.argv[2])))' "$1" "$2"; }
of() { pick "$work/body" "$1"; }
kroner() { node -p '(Number(process.argv[1]) / 100).toFixed(2)' -- "$1"; }
sha256() { node -p 'crypto.createHash("sha256").update(fs.readFileSync(process.argv[1])).digest("hex")' "$1"; }

step=0
say() { step=$((step + 1)); printf '\n%2d. %s\n' "$step" "$1"; }
note() { printf '    %s\n' "$1"; }
fail() { printf '    NOT AS PROMISED: %s\n' "$1" >&2; exit 1; }

# call <expected status> <path> [curl's arguments]: the answer is left in $work/body and $work/headers.
call() {
  local expected=$1 path=$2 status
  shift 2
  status=$(curl -sS -o "$work/body" -D "$work/headers" -w '%{http_code}' "$@" "$api$path")
  note "$path → $status"
  [ "$status" = "$expected" ] || fail "expected $expected: $(cat "$work/body")"
}
get() { call 200 "$1" -H "Authorization: Bearer $token"; }
post() { call "$1" "$2" -H "Authorization: Bearer $token" "${@:3}"; }
header() { tr -d '\r' < "$work/headers" | sed -n "s/^$1: //Ip"; }

# A PDF of one blank page, with its table of offsets right.
write_pdf() {
  local body offsets=() object
  body=$(printf '%%PDF-1.4\n%% %s' "$1")$'\n'
  for object in '<< /Type /Catalog /Pages 2 0 R >>' '<< /Type /Pages /Kids [3 0 R] /Count 1 >>' \
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>'; do
    offsets+=("${#body}")
    body+=$(printf '%d 0 obj\n%s\nendobj' "${#offsets[@]}" "$object")$'\n'
  done
  printf '%sxref\n0 4\n0000000000 65535 f \n' "$body"
  printf '%010d 00000 n \n' "${offsets[@]}"
  printf 'trailer\n<< /Size 4 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n' "${#body}"
}

# voucher <reference> <description> <lines>: a voucher dated today.
voucher() {
  printf '{"externalReference":"%s","voucherDate":"%s","description":"%s","lines":[%s]}' "$1" "$(date +%F)" "$2" "$3"
}
line() { printf '{%s,"amount":%d,"eventKind":"%s","invoiceNo":%d}' "$1" "$2" "$3" "$number"; }
book() { post "$1" "/factoring/vouchers${3:-}" -H 'Content-Type: application/json' --data "$2"; }
closing() { get "/factoring/finance-account/statement?from=2000-01-01&to=2999-12-31"; }

api="$(pick "$credentials" it.baseUrl)/api/v1"
keys="$(pick "$credentials" 'it.partner.applicationKey + ":" + it.partner.clientKey')"

say 'Ask for a token, with the application key and the client key.'
call 200 /oauth/token -u "$keys" --data grant_type=client_credentials
token=$(of it.access_token)
note "valid for $(of it.expires_in) seconds, scopes: $(of it.scope)"

say 'Read the agreement: whose books, and which accounts to post to.'
get /connection
note "$(of it.company.name), $(of it.agreementType), $(of it.state)"
account() { pick "$work/connection" "it.accounts.find((one) => one.eventKind === '$1').accountNo"; }
cp "$work/body" "$work/connection"
bank=$(account bank) fee_account=$(account fee) clearing=$(account clearing)
note "clearing $clearing, bank $bank, fee $fee_account"

say 'List what waits to be fetched.'
get '/factoring/invoices?status=ready&type=invoice&limit=1'
[ "$(of it.data.length)" = 1 ] || fail 'no invoice waits: send one in the browser, then walk again'
id=$(of 'it.data[0].id') number=$(of 'it.data[0].invoiceNo') customer=$(of 'it.data[0].customer.customerNo')
total=$(of 'it.data[0].balance') told=$(of 'it.data[0].ehf.sha256')
note "invoice $number to $(of 'it.data[0].customer.name'), NOK $(kroner "$total") open"

say 'Read it whole.'
get "/factoring/invoices/$id"
note "$(of 'it.lines.length') line(s), due $(of it.dueDate), own KID $(of it.ownKid)"

say 'Download the EHF, and check it against the checksum.'
get "/factoring/invoices/$id/ehf"
[ "$(sha256 "$work/body")" = "$told" ] || fail 'the bytes do not have the checksum of the list'
[ "$(header etag)" = "\"$told\"" ] || fail 'the ETag is another'
note "SHA-256 $told is right"

say 'Claim it: from here the client cannot withdraw it.'
post 200 "/factoring/invoices/$id/claim" -X POST
note "status $(of it.status)"

say 'Deliver it to the debtor (your own affair), and acknowledge with the PDF as delivered.'
write_pdf "faktura $number" > "$work/invoice.pdf"
meta=$(printf '{"deliveredAt":"%s","channel":"email","text":"Sendt på e-post","factorKid":"900010042"}' "$(date -u +%FT%TZ)")
deliver() {
  post 200 "/factoring/invoices/$id/delivery" \
    -F "meta=$meta;type=application/json" -F "pdf=@$work/invoice.pdf;type=application/pdf"
}
deliver
note "status $(of it.status), «$(of it.statusDescription)»"
note 'and once more, as after a lost answer:'
deliver

say 'Report a dispute, and that it is over.'
for status in disputed delivered; do
  post 200 "/factoring/invoices/$id/status" -H 'Content-Type: application/json' \
    --data "{\"status\":\"$status\",\"description\":\"\",\"occurredAt\":\"$(date -u +%FT%TZ)\"}"
  note "status $(of it.status)"
done

say 'What stands on the clearing account before we post.'
closing
before=$(of it.closing)
note "NOK $(kroner "$before")"

advance=$((total * 80 / 100)) rest=$((total - total * 80 / 100)) fee=$((rest / 10))
say "Rehearse the advance of 80 %: a dry run computes everything and keeps nothing."
advance_voucher=$(voucher "WALK-$number-advance" "Forskudd faktura $number" \
  "$(line "\"account\":$bank" "$advance" advance),$(line "\"account\":$clearing" "-$advance" advance)")
book 200 "$advance_voucher" '?dryRun=true'
note "it would leave NOK $(kroner "$(of "it.newBalances.find((one) => one.account === $clearing).balance")") on $clearing"

say 'Post it.'
book 201 "$advance_voucher"
note "voucher $(of it.id)"
note 'and once more: the reference is taken, and the answer names the voucher that has it.'
book 409 "$advance_voucher"
note "$(of it.code), existing voucher $(of it.existingVoucherId)"

say 'The debtor has paid us: the receivable is closed against the clearing account.'
book 201 "$(voucher "WALK-$number-payment" "Innbetaling faktura $number" \
  "$(line "\"account\":$clearing" "$total" payment),$(line "\"customerNo\":$customer" "-$total" payment)")"
[ "$(of 'it.matches[0].remaining')" = 0 ] || fail 'something remains of the invoice'
note "NOK $(kroner "$(of 'it.matches[0].amount')") matched to invoice $(of 'it.matches[0].invoiceNo'), nothing remains"

say 'Pay out the rest, less our fee.'
book 201 "$(voucher "WALK-$number-payout" "Utbetaling faktura $number" \
  "$(line "\"account\":$bank" "$((rest - fee))" payout),$(line "\"account\":$fee_account" "$fee" fee),$(line "\"account\":$clearing" "-$rest" payout)")"
note "NOK $(kroner "$((rest - fee))") to the bank, NOK $(kroner "$fee") in fee"

say 'The invoice is done by itself, and the clearing account stands where it stood.'
get "/factoring/invoices/$id"
[ "$(of it.status)" = completed ] || fail "the status is $(of it.status)"
closing
[ "$(of it.closing)" = "$before" ] || fail "NOK $(kroner "$(of it.closing)") on the clearing account"
note "closing NOK $(kroner "$(of it.closing)"), $(of it.items.length) postings"

printf '\nAll as promised: invoice %s went from ready to completed.\n' "$number"
