"""What people call the columns of an order, for tables that no system known here wrote.

Compared without spaces, marks and the polite ご; each word stands for one field only. Columns of who gets
the parcel (お届け先, ship to) are none of these, and prices without tax neither.
"""

WORDS: dict[str, str] = {
    "id": """
        注文番号 受注番号 オーダー番号 注文no 受注no 注文id 受注id 注文コード 受注コード 注文管理番号
        受注管理番号 店舗伝票番号 受注伝票番号 伝票まとめ番号 注文# ordernumber orderno order# orderid
        order ordernum ordernr orderref orderreference ordername ordercode bestellnummer bestellnr
        auftragsnummer numérodecommande
        """,
    "ordered_at": """
        注文日時 注文日 受注日 受注日時 注文年月日 受注年月日 購入日 購入日時 オーダー日 オーダー日時
        申込日 申込日時 日付 日時 orderdate orderedat dateordered datecreated createdat created
        purchasedate purchasedat saledate タイムスタンプ timestamp orderdatetime orderplaced datetime
        date bestelldatum datum
        """,
    "customer.name": """
        注文者名 注文者氏名 注文者 注文主 購入者名 購入者氏名 購入者 お客様名 お客様氏名 お客さま名
        お客様 顧客名 顧客氏名 会員名 依頼主名 依頼主 依頼主氏名 請求先氏名 請求先名 申込者名 申込者氏名
        申込者 利用者名 氏名 お名前 名前 受注名 customername customer buyername buyer billingname
        billname billtoname billingfullname fullname clientname client purchaser purchasername kunde
        kundenname
        """,
    "customer.family_name": """
        姓 氏 苗字 名字 注文者姓 注文者氏 注文者名字 購入者姓 購入者氏 お客様姓 顧客姓 会員姓 氏購入者
        姓購入者 氏注文者 姓注文者 氏請求先 お名前姓 氏名姓 lastname surname familyname billinglastname
        customerlastname buyerlastname nachname
        """,
    "customer.given_name": """
        名 注文者名前 購入者名前 名購入者 名注文者 名請求先 お名前名 氏名名 firstname givenname
        billingfirstname customerfirstname buyerfirstname vorname
        """,
    "customer.kana": """
        フリガナ ふりがな カナ 氏名カナ 氏名フリガナ お名前カナ お名前フリガナ 注文者カナ 注文者フリガナ
        注文者名カナ 注文者名フリガナ 注文者氏名カナ 購入者カナ 購入者フリガナ 購入者名カナ お客様名カナ
        お客様名フリガナ 顧客名カナ 会員姓カナ 会員名カナ 姓カナ 名カナ セイ メイ 姓フリガナ 名フリガナ
        注文者姓カナ 購入者姓カナ kana
        """,
    "customer.company": """
        会社名 法人名 得意先名 得意先 取引先名 取引先 企業名 注文者会社名 購入者会社名 company
        companyname billingcompany customercompany firma
        """,
    "customer.email": """
        メールアドレス メール eメール mail email emailaddress mailaddress 注文者メールアドレス
        購入者メールアドレス お客様メールアドレス 注文者メール 顧客メールアドレス customeremail
        billingemail buyeremail contactemail
        """,
    "customer.phone": """
        電話番号 電話 tel 携帯電話番号 注文者電話番号 購入者電話番号 お客様電話番号 注文者tel
        顧客電話番号 phone phonenumber telephone billingphone customerphone buyerphone buyerphonenumber
        telefon
        """,
    "customer.country": "国 国名 注文者国 country countrycode billingcountry billingcountrycode land",
    "currency": "通貨 通貨コード currency currencycode ordercurrency währung",
    "payment.method": """
        支払方法 支払い方法 お支払方法 お支払い方法 決済方法 決済手段 支払区分 支払手段 お支払い
        paymentmethod payment paymenttype paymentmethodtitle zahlungsart
        """,
    "payment.paid": """
        入金状況 入金状態 入金フラグ 入金ステータス 決済状況 決済ステータス 支払状況 支払いステータス
        入金済ステータス paymentstatus financialstatus paid ispaid
        """,
    "payment.paid_at": """
        入金日 入金日時 支払日 支払日時 決済日 決済日時 決済完了日 入金確認日 paidat paiddate datepaid
        paymentdate paidon paidondate
        """,
    "payment.total": """
        合計 合計金額 総合計 総合計金額 請求金額 請求額 請求合計金額 総額 支払合計 お支払合計
        お支払い合計 支払金額 お支払金額 お支払い金額 注文合計 注文金額 受注金額 受注金額合計 総計
        注文総額 注文合計金額 決済金額 合計税込 合計金額税込 請求金額税込 税込合計 total ordertotal
        grandtotal totalamount totalprice ordertotalamount amountpaid totalpaid orderamount gesamtbetrag
        gesamt summe
        """,
    "payment.shipping": """
        送料 配送料 発送料 配送手数料 送料税込 送料合計 運賃 shipping shippingcost shippingfee
        shippingtotal shippingprice shippingamount shippingrate postage shippingcharge versandkosten
        versand
        """,
    "payment.points_used": """
        ポイント利用額 ポイント利用 利用ポイント 使用ポイント 使用ポイント数 利用ポイント数
        ポイント使用額 ポイント値引 pointsused usedpoints
        """,
    "payment.coupon_used": """
        クーポン利用額 クーポン割引額 クーポン値引 クーポン値引額 クーポン割引 値引 値引き 値引額 割引
        割引額 割引金額 値引金額 discount discountamount coupondiscount totaldiscount rabatt
        """,
    "wished": """
        お届け希望日 届け希望日 配送希望日 配達希望日 配達指定日 配送指定日 お届け指定日 希望納期
        納品希望日 納入希望日 希望日 お届け日指定 requesteddeliverydate preferreddeliverydate
        deliverydate
        """,
    "gift": "ギフト ギフトフラグ ギフト注文 プレゼント gift isgift",
    "state": """
        対応状況 ステータス 受注ステータス 注文ステータス 注文状況 注文状態 状態 処理状況 発送状況
        出荷状況 発送ステータス 配送状況 受注状態 status orderstatus fulfillmentstatus
        """,
    "lines.sku": """
        商品コード 商品番号 品番 型番 商品管理番号 独自商品コード 商品id 品目コード 商品sku janコード
        jan sku itemsku productsku productcode itemcode itemnumber productid itemid variantsku
        customlabel lineitemsku artikelnummer
        """,
    "lines.name": """
        商品名 品名 商品名称 アイテム名 アイテム 商品 品目 品目名 注文商品 注文商品名 購入商品
        購入商品名 希望商品 希望の商品 productname product itemname item itemtitle producttitle
        lineitemname lineitem itemdescription productdescription artikel produkt artikelbezeichnung
        """,
    "lines.variant": """
        バリエーション バリエーション名 規格 規格名 種類 サイズ カラー 色 オプション 商品オプション
        選択肢 項目選択肢 商品バリエーション 商品バリエーション選択肢 商品オプション選択肢 variant
        variation variantname varianttitle variationdetails option options size color colour
        """,
    "lines.quantity": """
        数量 個数 注文数 受注数 受注数量 注文数量 購入数 購入数量 購入個数 販売個数 注文個数 本数 点数
        商品数 商品数量 商品個数 数 quantity qty itemquantity itemqty productquantity productqty
        quantityordered lineitemquantity pieces units menge anzahl
        """,
    "lines.unit_price": """
        単価 単価税込 税込単価 販売単価 受注単価 商品単価 商品単価税込 価格 価格税込 販売価格
        販売価格税込 商品価格 税込価格 price unitprice itemprice productprice lineitemprice
        itemunitprice productunitprice priceeach preis einzelpreis
        """,
    "lines.total": """
        金額 金額税込 明細金額 明細合計 行合計 商品金額 商品小計 amount linetotal itemtotal lineamount
        extendedprice lineprice
        """,
}
